"""Records found to be the same: one of them stands for both, and can be parted from the other again."""

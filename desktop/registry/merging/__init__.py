"""Records that may be the same: looked through pair by pair, merged field by field, parted again."""

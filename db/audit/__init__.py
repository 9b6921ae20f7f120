"""Who took what out of this installation, brought it in, or looked at what is guarded: a chain that only grows."""

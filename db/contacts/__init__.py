"""The contact log and what is to be followed up."""

"""This installation: made, opened, backed up, checked; its settings."""

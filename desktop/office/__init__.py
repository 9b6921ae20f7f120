"""This installation: first start, unlocking, settings, backups, checking."""

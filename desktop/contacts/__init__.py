"""The contact log: list, record, entry form, follow-ups."""

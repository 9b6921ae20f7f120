"""Organisations and people: lists, records, entry in place."""

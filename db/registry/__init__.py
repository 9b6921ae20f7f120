"""Organisations, people, and who represents whom."""

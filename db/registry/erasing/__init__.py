"""Erasing a person's data for good (KVKK art. 7 and 11): what goes, what stays, and the record of it."""

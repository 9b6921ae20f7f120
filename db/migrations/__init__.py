"""One step per schema version (alembic). A step ships with a stored database of the release before it."""

"""What one does with a list of the registry: narrow it, keep views of it, choose its columns, work on many records."""

"""The first page: what is to be done today, what is unfinished, what has not reached headquarters."""

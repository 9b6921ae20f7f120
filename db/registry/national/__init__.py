"""T.C. identity numbers, where an office has turned them on: sealed, shown masked, every look at one is logged."""

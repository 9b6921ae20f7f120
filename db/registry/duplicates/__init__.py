"""Records that may stand for the same organisation or person: found, scored, and explained."""

"""Records that go to another province's office, or are shared with it."""

"""Events and their attendance on the screen."""

"""Setting up, checking and showing Köprü in a checkout. Standard library only: it runs before anything is installed."""

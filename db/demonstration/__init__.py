"""Made-up data that reads as real Turkish, and a tour through three places that exchange it."""

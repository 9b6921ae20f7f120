"""Files kept with an organisation or a person."""

"""The import page: a foreign table or vCards, understood, tried, taken, and taken back."""

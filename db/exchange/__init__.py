"""Packages between installations: who may send, what is inside, what is believed."""

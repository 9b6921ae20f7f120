"""Questionnaires made for tests."""

"""The form engine against recorded public suites (see `report.py`); run with `python -m tests.conformance`."""

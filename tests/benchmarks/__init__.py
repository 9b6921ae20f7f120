"""What Köprü is measured against. Each module here has `run() -> list[dict]`, one dictionary a figure:

figure, value, unit; reference, reference_value (same unit); ratio (value / reference_value); aim (words); holds.
`reference`, `reference_value` and `ratio` may be None where the aim is a plain limit.
"""

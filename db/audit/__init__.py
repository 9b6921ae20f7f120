"""Who took what out of this installation, brought it in, or looked at what is guarded: a chain that only grows.

`record` enters a deed in the deed's own transaction. Details hold counts, identifiers and file names, never what a
record says of a person.
"""

from db.audit.chain import Fault, catch_up, head, record, verify

__all__ = ["Fault", "catch_up", "head", "record", "verify"]

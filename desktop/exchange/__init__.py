"""Sending and receiving: packages, receipts, conflicts, who belongs to the network."""

"""Rows of reference tables as keys and hashes, and what differs between two databases."""

"""Histories of other tools that are written in the transactions of our own entries."""

"""Histories that other tools keep: found, read, and understood as values."""

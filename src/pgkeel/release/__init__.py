"""Dumps, releases, and what is recorded of each environment."""

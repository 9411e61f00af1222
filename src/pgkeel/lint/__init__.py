"""Reads migration text and says what would break, lock, lose or leak before it runs. Pure."""

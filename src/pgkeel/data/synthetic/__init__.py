"""Rows that are made up, for tables that nobody wrote seeds for."""

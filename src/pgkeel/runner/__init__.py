"""Brings migrations to live databases and keeps the ledger of them there."""

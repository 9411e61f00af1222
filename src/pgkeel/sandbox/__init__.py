"""Disposable servers and databases: what they are made from, how they are kept, how they end."""

"""The roles of Supabase that anybody can have through an API, and those of servers; for rules."""

CLIENTS = ("public", "anon", "authenticated")
"""PUBLIC is everybody, those of clients among them."""
SERVERS = frozenset({"service_role", "postgres", "supabase_admin"})
"""Roles past row-level security."""

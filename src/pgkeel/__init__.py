"""pgkeel keeps a PostgreSQL or Supabase schema from drifting."""

__version__ = "0.1.0"

"""Results to documents to text; prints nothing itself."""

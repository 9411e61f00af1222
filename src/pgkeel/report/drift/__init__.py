"""Pages about the drift of live databases."""

"""Names that are used where vulture cannot see it, each with the reason."""

"""What a migration really does, and whether it can be undone: tried in disposable databases."""

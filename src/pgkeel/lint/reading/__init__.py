"""Parse trees to operations: the only part of the linter that knows how the parser says things."""

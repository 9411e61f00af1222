"""One module a family of codes; a new code is a new value in its family's file."""

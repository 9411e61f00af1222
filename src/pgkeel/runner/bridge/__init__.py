"""The folder as an environment of another tool, which runs the same files."""

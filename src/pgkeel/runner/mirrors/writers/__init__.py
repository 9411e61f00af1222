"""One module a tool, with a value ``WRITER``, named as in keel.toml."""

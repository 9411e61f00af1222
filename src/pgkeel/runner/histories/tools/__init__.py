"""One module a tool, with a value ``TOOL``; ``registry`` lists them."""

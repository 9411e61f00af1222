"""One module a format, each with ``render(document, style)``; reached through the registry."""

"""The kinds of objects, one module each with a value ``KIND``; only ``catalog.registry`` asks."""

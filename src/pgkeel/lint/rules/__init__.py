"""One module a rule, each with its ``RULE``; reached through the registry."""

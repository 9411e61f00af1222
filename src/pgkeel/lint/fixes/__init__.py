"""One module a rule whose cure is mechanical, each with ``mend``; reached through ``mending``."""

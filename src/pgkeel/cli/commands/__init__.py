"""One module a command, each with ``command``; found by ``cli.main``, imported when called."""

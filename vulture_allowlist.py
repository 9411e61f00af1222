"""Names that are used where vulture cannot see it, each with the reason."""

from pgkeel.cli.main import keel

keel.get_command  # click calls it

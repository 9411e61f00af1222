"""The entry point of the command ``keel`` and of ``python -m pgkeel``."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit."""
    if sys.argv[1:] == ["--version"]:
        # Shells and CI logs ask this often; the whole command line would cost five times as much.
        from pgkeel import __version__  # noqa: PLC0415 -- as said

        sys.stdout.write(f"keel {__version__}\n")
        return
    from pgkeel.cli.recall import recalled  # noqa: PLC0415 -- after what is asked most

    code = recalled(sys.argv[1:])
    if code is not None:
        # All is written, and there is nothing that would have to be cleared away.
        os._exit(code)
    # A command makes much and drops it all when it ends: looking for cycles every 700 objects, as
    # the default is, takes a tenth of the time of a short one.
    gc.set_threshold(100_000)
    from pgkeel.cli.main import run  # noqa: PLC0415 -- after the line above

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

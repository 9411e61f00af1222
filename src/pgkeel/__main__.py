"""The entry point of the command ``keel`` and of ``python -m pgkeel``."""

import sys


def main() -> None:
    """Run the command line and exit."""
    if sys.argv[1:] == ["--version"]:
        # Shells and CI logs ask this often; the whole command line would cost five times as much.
        from pgkeel import __version__  # noqa: PLC0415 -- as said

        sys.stdout.write(f"keel {__version__}\n")
        return
    from pgkeel.cli.main import run  # noqa: PLC0415 -- after the line above

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

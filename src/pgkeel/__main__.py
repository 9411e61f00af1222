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
    only_reads = sys.argv[1:2] == ["lint"]
    if only_reads:
        from pgkeel.cli.recall import recalled  # noqa: PLC0415 -- after what is asked most

        code = recalled(sys.argv[1:])
        if code is not None:
            # All is written, and there is nothing that would have to be cleared away.
            os._exit(code)
    # A command makes much and drops it all when it ends: looking for cycles every 700 objects, as
    # the default is, takes a tenth of the time of a short one.
    gc.set_threshold(100_000)
    if only_reads:
        gc.disable()
    run = _dump if sys.argv[1:2] == ["dump"] else _run
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        # The command line itself was still being imported: nothing has been done.
        sys.stderr.write("\ninterrupted\n")
        sys.stderr.flush()
        os._exit(130)
    if sys.argv[1:2] in (["lint"], ["dump"], ["diff"]):
        # All is done and closed, and taking its values apart would take up to a fifth of its time.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _dump(arguments: list[str]) -> int:
    """Let the database work while the command line is imported and read."""
    from pgkeel.cli.ahead import begin_ahead  # noqa: PLC0415 -- before all else

    begun = begin_ahead(arguments[1:])
    # What waits for psql is to go on as soon as it can.
    sys.setswitchinterval(0.0005)
    try:
        return _run(arguments, begun)
    finally:
        if begun:
            begun.end()


def _run(arguments: list[str], ahead: object = None) -> int:
    _spare_typing_extensions()
    from pgkeel.cli.main import run  # noqa: PLC0415 -- after the line above

    return run(arguments, ahead)


def _spare_typing_extensions() -> None:
    """Import msgspec without what it asks of ``typing_extensions``: ``typing`` has all of it.

    That module alone takes a third of the time until a command begins to work.
    """
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # means: not there
    try:
        import msgspec  # noqa: F401, PLC0415 -- as said
    finally:
        del sys.modules["typing_extensions"]


if __name__ == "__main__":
    main()

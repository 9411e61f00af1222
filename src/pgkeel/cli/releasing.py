"""What a release is made of, and what speaks against it; for ``keel release``."""

from collections.abc import Iterator
from dataclasses import dataclass

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.cli.dumping import Asked, dump_proved
from pgkeel.diff.change import compare
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.migrations.folder import read_folder
from pgkeel.release.freeze import current_path, read_recorded
from pgkeel.release.header import parse_header
from pgkeel.release.standing import Standing, find_standing
from pgkeel.report.differences.shown import shown_changes, tallied
from pgkeel.sources.bench import Bench
from pgkeel.sources.parse import parse_source
from pgkeel.sources.reading import keep_text, read_source
from pgkeel.sources.source import SqlSource

_SHOWN = 40
"""Lines."""
_LISTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuff:
    """What is to be frozen, and what is known of it."""

    text: bytes
    head: str | None
    snapshot: Snapshot
    """What the text makes in a sandbox."""
    server: str | None
    notes: tuple[str, ...]


def dumped_stuff(bench: Bench, selection: Selection, environment: str, at: str | None) -> Stuff:
    """Dump an environment, proved."""
    project = bench.project
    source = parse_source(f"env:{environment}", project, bench.environ, project.root)
    made = dump_proved(source, bench, selection, Asked(name=source.label, at=at))
    return Stuff(
        text=made.dump.text,
        head=made.dump.header.head,
        snapshot=made.reached,
        server=f"{made.snapshot.major}.{made.snapshot.server % 10_000}",
        notes=made.notes,
    )


def recorded_stuff(bench: Bench, environment: str) -> Stuff:
    """Take an environment's dump as it is recorded; no environment is asked."""
    text = read_recorded(bench.project, environment)
    path = current_path(bench.project, environment)
    header = parse_header(text)
    return Stuff(
        text=text,
        head=header.head if header else None,
        snapshot=read_source(SqlSource(label=f"current:{environment}", path=path), bench),
        server=None,
        notes=(f"not checked: whether {environment} is still as it is recorded",),
    )


def refuse(
    stuff: Stuff, environment: str, bench: Bench, selection: Selection, allowed: tuple[str, ...]
) -> tuple[Standing, tuple[str, ...]]:
    """Return where the environment stands, and what was found and is allowed.

    REL009 or REL014 when that is not the folder's head, REL010 when its schema is not what the
    folder makes up to there.
    """
    standing = find_standing(read_folder(bench.project), stuff.head)
    notes: list[str] = []
    for kind, error in _against(stuff, standing, environment, bench, selection):
        if kind not in allowed:
            raise error
        notes.append(f"allowed: {error.message}")
    return standing, tuple(notes)


def keep_release(bench: Bench, environment: str, stuff: Stuff) -> None:
    """Keep what the new files make, so that the next check asks no server."""
    path = current_path(bench.project, environment)
    keep_text(SqlSource(label=path.name, path=path), bench, stuff.snapshot)


def _against(
    stuff: Stuff, standing: Standing, environment: str, bench: Bench, selection: Selection
) -> Iterator[tuple[str, KeelError]]:
    if not standing.known:
        message = f"{environment} is at {stuff.head}, which the folder does not have"
        yield "pending", KeelError(rel.AHEAD, message)
    elif standing.pending:
        labels = [one.label for one in standing.pending]
        listed = ", ".join(labels[:_LISTED]) + (", …" if len(labels) > _LISTED else "")
        message = f"{environment} is at {standing.label}; not applied there: {listed}"
        yield "pending", KeelError(rel.NOT_AT_HEAD, message)
    made = read_source(standing.source, bench)
    before, after = selection.of(made), selection.of(stuff.snapshot)
    if compare(before, after):
        message = (
            f"{environment} is not what the folder makes at {standing.label}: "
            f"{tallied(before, after)}"
        )
        detail = "\n".join(shown_changes(before, after, limit=_SHOWN))
        yield "drift", KeelError(rel.DIFFERS, message, detail=detail)

"""Dumps a source as canonical SQL text, and proves that the text makes the same schema again."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.config import DatabaseUrl
from pgkeel.config.slicing import needed_parts
from pgkeel.diff.change import Change, compare
from pgkeel.diff.selection import Selection
from pgkeel.postgres.build import find_build
from pgkeel.postgres.dumping import dump_schema
from pgkeel.release.additions import additions
from pgkeel.release.extent import Extent, extent_of, without_members
from pgkeel.release.normalise import normalise
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import open_built, read_source
from pgkeel.sources.source import LiveSource, Source
from pgkeel.sources.standing import load_all, open_on
from pgkeel.sql import SqlText


class Dump(Struct, frozen=True, kw_only=True):
    """A dump, and the whole snapshot of what it was made from."""

    text: bytes
    snapshot: Snapshot
    source: Source


def dump_source(source: Source, bench: Bench, selection: Selection, head: Sequence[str]) -> Dump:
    """Return the dump of a source below the lines of ``head``: what of it belongs to the slice.

    A live database is dumped as it stands, text from the sandbox it is built in, by the newest
    pg_dump there is. REL001 when pg_dump fails, DIF and ENV codes when the source cannot be read.
    """
    snapshot = read_source(source, bench)
    extent = extent_of(bench.project, snapshot, selection.managed)
    (text,) = _dumped(source, bench, [extent])
    whole = normalise(text, head) + additions(snapshot, selection)
    return Dump(text=whole, snapshot=snapshot, source=source)


def left_of(dump: Dump, bench: Bench, selection: Selection) -> tuple[Change, ...]:
    """Load a dump in a sandbox and return what differs from its source. DIF003 when it fails."""
    # That of a slice stands on what it needs, as that is in the same source.
    extents = [
        extent_of(part, dump.snapshot, selection.managed) for part in needed_parts(bench.project)
    ]
    below = _dumped(dump.source, bench, extents) if extents else []
    texts = [SqlText(text, Path(f"below-{at}.sql")) for at, text in enumerate(below)]
    with open_on(texts, bench) as sandbox:
        load_all([SqlText(dump.text, Path("dump.sql"))], sandbox)
        with sandbox.session() as session:
            reached = read_snapshot(session)
    return compare(selection.of(dump.snapshot), selection.of(reached))


def _dumped(source: Source, bench: Bench, extents: Sequence[Extent]) -> list[bytes]:
    if isinstance(source, LiveSource):
        return [_extract(source.url, one) for one in extents]
    with open_built(source, bench) as sandbox:
        return [_extract(sandbox.url, one) for one in extents]


def _extract(url: DatabaseUrl, extent: Extent) -> bytes:
    text = dump_schema(find_build("auto"), url, extent.excluded, extent.only)
    return without_members(text, extent.excluded)

"""Dumps a source as canonical SQL text, and proves that the text makes the same schema again."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import Change, compare
from pgkeel.diff.selection import Selection
from pgkeel.postgres.build import find_build
from pgkeel.postgres.dumping import dump_schema
from pgkeel.release.additions import additions
from pgkeel.release.normalise import normalise
from pgkeel.sources.bench import Bench, powerful
from pgkeel.sources.loading import load
from pgkeel.sources.reading import open_built, read_source
from pgkeel.sources.source import LiveSource, Source
from pgkeel.sql import SqlText


class Dump(Struct, frozen=True, kw_only=True):
    """A dump, and the whole snapshot of what it was made from."""

    text: bytes
    snapshot: Snapshot


def dump_source(source: Source, bench: Bench, selection: Selection, head: Sequence[str]) -> Dump:
    """Return the dump of a source below the lines of ``head``.

    A live database is dumped as it stands, text from the sandbox it is built in, by the newest
    pg_dump there is. REL001 when pg_dump fails, DIF and ENV codes when the source cannot be read.
    """
    build = find_build("auto")
    snapshot = read_source(source, bench)
    managed = sorted(
        {address.path[0] for address in snapshot.objects if address.kind == "schema"}
        & selection.managed
    )
    if isinstance(source, LiveSource):
        text = dump_schema(build, source.url, managed)
    else:
        with open_built(source, bench) as sandbox:
            text = dump_schema(build, sandbox.url, managed)
    return Dump(text=normalise(text, head) + additions(snapshot, selection), snapshot=snapshot)


def left_of(dump: Dump, bench: Bench, selection: Selection) -> tuple[Change, ...]:
    """Load a dump in a sandbox and return what differs from its source. DIF003 when it fails."""
    with bench.fresh() as sandbox:
        with powerful(sandbox) as session:
            load(session, SqlText(dump.text, Path("dump.sql")))
        with sandbox.session() as session:
            reached = read_snapshot(session)
    return compare(selection.of(dump.snapshot), selection.of(reached))

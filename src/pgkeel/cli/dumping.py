"""Dumps and proves; shared by commands."""

from dataclasses import dataclass

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.release.dump import Dump, dump_source
from pgkeel.release.proof import prove_dump
from pgkeel.report.differences.shown import shown_changes
from pgkeel.report.wording import counted
from pgkeel.sources.bench import Bench
from pgkeel.sources.source import LiveSource, Source

_SHOWN = 40
"""Lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dumped:
    """A dump, what came of its proof, and what is to be told of both."""

    dump: Dump
    reached: Snapshot | None
    """What it makes in a sandbox; ``None`` where that was not asked for."""
    notes: tuple[str, ...]


def dumped(
    source: Source, bench: Bench, selection: Selection, name: str, *, prove: bool
) -> Dumped:
    """Dump ``source``, which the dump calls ``name``; REL002 when the proof fails."""
    dump = dump_source(source, bench, selection, name)
    notes = [_head(dump, source)]
    if dump.secrets:
        notes.append(f"without the secrets of {', '.join(dump.secrets)}")
    if not prove:
        notes.append("not proved: nobody has tried to load it")
        return Dumped(dump=dump, reached=None, notes=tuple(filter(None, notes)))
    reached = prove_dump(dump, bench, selection)
    if reached.left:
        raise KeelError(
            rel.DUMP_DIFFERS,
            f"loaded in a sandbox it makes {counted(len(reached.left), 'other object')}",
            detail="\n".join(
                shown_changes(
                    selection.of(dump.snapshot), selection.of(reached.snapshot), limit=_SHOWN
                )
            ),
        )
    notes.append("proved: psql loads it in a sandbox, where it makes the same schema")
    if reached.lacking:
        notes.append(
            f"not proved: {', '.join(reached.lacking)}, which the sandbox's server lacks"
        )
    return Dumped(dump=dump, reached=reached.snapshot, notes=tuple(filter(None, notes)))


def _head(dump: Dump, source: Source) -> str:
    if dump.header.head:
        return f"at version {dump.header.head}"
    return "no ledger in it says how far it is" if isinstance(source, LiveSource) else ""

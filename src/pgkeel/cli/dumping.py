"""Dumps and proves; shared by commands."""

from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.cli.comparing import selection_of
from pgkeel.cli.live_head import live_head
from pgkeel.config import Project
from pgkeel.config.slicing import needed_parts
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.migrations.folder import read_folder
from pgkeel.release.dump import Dump, Wanted, dump_source
from pgkeel.release.proof import prove_dump
from pgkeel.release.standing import find_standing
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a dump is wanted."""

    name: str
    """What the dump calls its source."""
    at: str | None = None
    """The version it stands at, where no ledger tells."""
    prove: bool = True


def dumped(source: Source, bench: Bench, selection: Selection, asked: Asked) -> Dumped:
    """Dump ``source``; REL002 when the proof fails, REL015 for a version that cannot be."""
    at = _checked(asked.at, bench) if asked.at else None
    wanted = Wanted(
        source=source,
        selection=selection,
        name=_called(asked.name, bench.project),
        head_of=partial(live_head, bench.project),
        at=at,
    )
    dump = dump_source(wanted, bench)
    if at and dump.header.head != at:
        raise KeelError(rel.OTHER_VERSION, f"the ledger says {dump.header.head}, not {at}")
    notes = [_head(dump, source)]
    if dump.secrets:
        notes.append(f"without the secrets of {', '.join(dump.secrets)}")
    if not asked.prove:
        notes.append("not proved: nobody has tried to load it")
        return Dumped(dump=dump, reached=None, notes=tuple(filter(None, notes)))
    reached = prove_dump(dump, bench, selection, _below(wanted, bench))
    if reached.left:
        raise KeelError(
            rel.DUMP_DIFFERS,
            f"loaded in a sandbox it makes {counted(len(reached.left), 'other object')}",
            detail="\n".join(
                shown_changes(reached.wanted, selection.of(reached.snapshot), limit=_SHOWN)
            ),
        )
    notes.append("proved: psql loads it in a sandbox, where it makes the same schema")
    if reached.lacking:
        notes.append(f"not proved: {', '.join(reached.lacking)}, which the sandbox's server lacks")
    return Dumped(dump=dump, reached=reached.snapshot, notes=tuple(filter(None, notes)))


def _below(wanted: Wanted, bench: Bench) -> tuple[Dump, ...]:
    """Return the dumps of what a slice stands on, as that is in the same source."""
    name = wanted.source.label
    every = (
        replace(wanted, part=part, selection=selection_of(part), name=_called(name, part))
        for part in needed_parts(bench.project)
    )
    return tuple(dump_source(one, bench) for one in every)


def _called(name: str, part: Project) -> str:
    return f"{name}, slice {part.slice}" if part.slice else name


def _checked(version: str, bench: Bench) -> str:
    """Return the version as the folder spells it; REL015 when it has none such."""
    standing = find_standing(read_folder(bench.project), version)
    if not standing.known:
        raise KeelError(rel.OTHER_VERSION, f"the folder has no version {version}")
    return standing.label


def _head(dump: Dump, source: Source) -> str:
    if dump.header.head:
        return f"at version {dump.header.head}"
    if not isinstance(source, LiveSource):
        return ""
    return "it has no ledger that could be read, so its version is not known: --at says it"

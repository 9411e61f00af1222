"""Dumps and proves; shared by commands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.cli.live_head import live_head
from pgkeel.cli.selecting import selection_of
from pgkeel.config import Project
from pgkeel.config.slicing import needed_parts
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.migrations.folder import read_folder
from pgkeel.release.begun import Begun
from pgkeel.release.dump import Dump, ReadDump, Wanted, dump_source, dump_text
from pgkeel.release.standing import find_standing
from pgkeel.report.wording import counted
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import keep_text
from pgkeel.sources.source import LiveSource, Source, SqlSource

_SHOWN = 40
"""Lines."""


@dataclass(frozen=True, kw_only=True)
class Dumped:
    """A dump, and what is to be told of it."""

    dump: Dump
    size: str
    """How much there is in it, for people."""
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Proved(Dumped):
    """One that was loaded in a sandbox, and makes the same schema there."""

    snapshot: Snapshot
    """All of what it was made from."""
    reached: Snapshot
    """All of what it makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a dump is wanted."""

    name: str
    """What the dump calls its source."""
    at: str | None = None
    """The version it stands at, where no ledger tells."""
    prove: bool = True


def dumped(source: Source, bench: Bench, asked: Asked, begun: Begun | None = None) -> Dumped:
    """Dump a source, which may have ``begun``, as it is asked.

    REL002 when the proof fails, REL015 for a version that cannot be.
    """
    selection = selection_of(bench.project)
    if asked.prove:
        return dump_proved(source, bench, selection, asked, begun)
    wanted = _wanted(source, bench, selection, asked)
    dump = dump_text(wanted, bench, begun)
    notes = (*_told(dump, wanted), "not proved: nobody has tried to load it")
    number = sum(1 for entry in dump.entries if entry.text)
    size = "1 entry" if number == 1 else f"{number:,} entries"
    return Dumped(dump=dump, size=size, notes=notes)


def dump_proved(
    source: Source, bench: Bench, selection: Selection, asked: Asked, begun: Begun | None = None
) -> Proved:
    """Dump a source and prove the dump; REL002 and REL015 as above."""
    from pgkeel.release.proof import prove_dump  # noqa: PLC0415 -- it plans, too
    from pgkeel.report.differences.shown import shown_changes  # noqa: PLC0415 -- with it

    wanted = _wanted(source, bench, selection, asked)
    made = dump_source(wanted, bench, begun)
    notes = list(_told(made.dump, wanted))
    reached = prove_dump(made, bench, selection, _below(wanted, bench))
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
    return Proved(
        dump=made.dump,
        size=counted(len(selection.of(made.snapshot).objects), "object"),
        notes=tuple(notes),
        snapshot=made.snapshot,
        reached=reached.snapshot,
    )


def keep_dumped(made: Dumped, bench: Bench, path: Path) -> None:
    """Keep what the dump that is now at ``path`` makes, so that reading it asks no server."""
    if isinstance(made, Proved):
        keep_text(SqlSource(label=path.name, path=path), bench, made.reached)


def _wanted(source: Source, bench: Bench, selection: Selection, asked: Asked) -> Wanted:
    return Wanted(
        source=source,
        selection=selection,
        name=_called(asked.name, bench.project),
        head_of=partial(live_head, bench.project),
        at=_checked(asked.at, bench) if asked.at else None,
    )


def _told(dump: Dump, wanted: Wanted) -> Iterator[str]:
    """Yield what is to be told of a dump; REL015 where its ledger says another version."""
    if wanted.at and dump.header.head != wanted.at:
        raise KeelError(rel.OTHER_VERSION, f"the ledger says {dump.header.head}, not {wanted.at}")
    head = _head(dump, wanted.source)
    if head:
        yield head
    if dump.secrets:
        yield f"without the secrets of {', '.join(dump.secrets)}"


def _below(wanted: Wanted, bench: Bench) -> tuple[ReadDump, ...]:
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

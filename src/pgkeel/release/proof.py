"""Proves a dump: psql loads it in a sandbox, and it makes the schema that it was made from."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import Change, compare
from pgkeel.diff.plan import plan
from pgkeel.diff.proof import make_roles, run_plan
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import rel
from pgkeel.names import quoted
from pgkeel.postgres.psql import ScriptError, run_script
from pgkeel.postgres.session import Session
from pgkeel.release.dump import Dump, ReadDump
from pgkeel.sandbox.replay import Replayable
from pgkeel.sources.bench import Bench, loading

_CATALOGS = """
select string_agg(format('pg_catalog.%I', relname), ', ') from pg_class
where relnamespace = 'pg_catalog'::regnamespace and relkind = 'r'
"""
_WORTH_COUNTING = 2_000
"""Objects from which on it takes less time than it saves."""


class Reached(Struct, frozen=True, kw_only=True):
    """What came of loading a dump."""

    wanted: Snapshot
    """What counts of the source, as the sandbox's server shows it."""
    snapshot: Snapshot
    """All of what came."""
    left: tuple[Change, ...]
    """What differs from the source."""
    lacking: tuple[str, ...]
    """Extensions that the sandbox lacks: they were passed over."""


def prove_dump(
    made: ReadDump, bench: Bench, selection: Selection, below: Sequence[ReadDump] = ()
) -> Reached:
    """Load a dump with psql in a sandbox that has the roles it speaks of, and compare.

    ``below`` are the dumps of what a slice stands on, loaded before. REL002 with psql's words where
    a statement fails.
    """
    with bench.fresh() as sandbox:
        with loading(sandbox) as session:
            lacking = _lacking(made.snapshot, session)
            _load((*below, made), sandbox, session, lacking)
        if len(made.snapshot.objects) > _WORTH_COUNTING:
            with sandbox.powerful() as session:
                _count(session)
        with sandbox.session() as session:
            reached = read_snapshot(session)
    wanted, found = selection.of(made.snapshot), selection.of(reached)
    if wanted.major != found.major:
        wanted = _on_one_server(wanted, bench, selection, below)
    left = compare(wanted, found)
    return Reached(
        wanted=wanted,
        snapshot=reached,
        left=tuple(change for change in left if _extension(change.address) not in lacking),
        lacking=tuple(sorted(lacking)),
    )


def _count(session: Session) -> None:
    """Let the server know how much its catalogs hold now: it plans as if they were still small."""
    ((names,),) = session.query(_CATALOGS)
    session.run(f"analyze {names}".encode())


def _load(
    every: Sequence[ReadDump], sandbox: Replayable, session: Session, lacking: set[str]
) -> None:
    dumps = [one.dump for one in every]
    roles = {role for one in every for role in one.snapshot.roles}
    owners = {entry.owner for one in dumps for entry in one.entries if entry.text} - {"-", ""}
    make_roles(session, tuple(sorted(roles | owners)))
    for dump in dumps:
        try:
            run_script(dump.client, sandbox.url, _without(dump, lacking))
        except ScriptError as error:
            raise _failed(dump, error) from error


def _on_one_server(
    wanted: Snapshot, bench: Bench, selection: Selection, below: Sequence[ReadDump]
) -> Snapshot:
    """Return what the sandbox makes of a schema of another major version by keel's own plan.

    Servers of two majors show one expression in two ways.
    """
    with bench.fresh() as sandbox, loading(sandbox) as session:
        make_roles(session, wanted.roles)
        lacking = _lacking(wanted, session)
        _load(below, sandbox, session, lacking)
        can = wanted.only(one for one in wanted.objects if _extension(one) not in lacking)
        failed = run_plan(plan(selection.of(read_snapshot(session)), can), session)
        if failed and failed.failure:
            lines = (failed.failed or "", *failed.failure.lines())
            message = (
                f"its proof needs PostgreSQL {wanted.major}, or a schema that keel can make anew"
            )
            raise KeelError(rel.DUMP_DIFFERS, message, detail="\n".join(lines))
        return selection.of(read_snapshot(session))


def _lacking(snapshot: Snapshot, session: Session) -> set[str]:
    """Return the extensions that the server of ``session`` does not have."""
    wanted = {one.path[0] for one in snapshot.objects if one.kind == "extension"}
    there = session.query("select name::text from pg_available_extensions")
    return wanted - {name for (name,) in there}


def _extension(address: Address) -> str | None:
    """Return the extension that an address, or what it is a facet of, means."""
    kind, path = address
    if path[:1] == ("extension",):
        kind, path = path[0], path[1:]
    return path[0] if kind == "extension" else None


def _without(dump: Dump, lacking: set[str]) -> bytes:
    """Return the dump with its lines, and without the statements about these extensions."""
    text = dump.text
    names = {quoted(name) for name in lacking} | lacking
    for entry in dump.entries:
        about = entry.name.removeprefix("EXTENSION ")
        is_meant = entry.type == "EXTENSION" or entry.name.startswith("EXTENSION ")
        if entry.text and is_meant and about in names:
            # The lines are counted in messages.
            text = text.replace(entry.text, b"\n" * entry.text.count(b"\n"), 1)
    return text


def _failed(dump: Dump, error: ScriptError) -> KeelError:
    place = None
    lines = dump.text.decode(errors="replace").splitlines()
    if error.line is not None and 0 < error.line <= len(lines):
        place = Place(path=Path("the dump"), line=error.line, text=lines[error.line - 1])
    message = f"psql cannot load {dump.header.source} again"
    return KeelError(rel.DUMP_DIFFERS, message, place=place, detail=error.said)

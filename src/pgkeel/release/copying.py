"""Makes a copy of a live database in a sandbox, from where the folder ends; for proofs of drift.

What the platform manages, and what does not count, stays as the sandbox has it: so the copy needs
the live server's own schemas no more than its data.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace

from msgspec import Struct

from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import Change, compare
from pgkeel.diff.plan import Plan, plan
from pgkeel.diff.proof import Proof, act_as, make_roles, prove, run_plan
from pgkeel.diff.roots import root_of
from pgkeel.diff.selection import Selection
from pgkeel.names import Name
from pgkeel.postgres.session import Session
from pgkeel.release.drift import mixed
from pgkeel.release.levelling import with_versions
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import open_built
from pgkeel.sources.source import TextSource


class Copy(Struct, frozen=True, kw_only=True):
    """A copy of what counts in a live database, and how it was made."""

    session: Session
    whole: Snapshot
    """All that is in the sandbox now."""
    made: Proof
    pinned: frozenset[str]
    """The extensions whose version is that of the live database."""


@contextmanager
def copied(
    live: Snapshot,
    source: TextSource,
    bench: Bench,
    selection: Selection,
    pinned: Collection[str],
) -> Iterator[Copy]:
    """Build ``source`` in a sandbox and change it until it is as ``live``, of which all counts.

    Extensions that are not ``pinned`` stay in the version that the sandbox has.
    """
    with open_built(source, bench) as sandbox, sandbox.powerful() as session:
        start = replace(read_snapshot(session), role=live.role, superuser=True)
        here = selection.of(start)
        live = with_versions(live, start, pinned)
        wanted = mixed(start, live, {*here.objects, *live.objects})
        make_roles(session, (*live.roles, live.role))
        with _mighty(session, start):
            failed = run_plan(plan(start, wanted), session)
        whole = read_snapshot(session)
        made = failed or Proof(left=compare(selection.of(whole), live))
        if _invalidated(made.left, session):
            whole = read_snapshot(session)
            made = Proof(left=compare(selection.of(whole), live))
        yield Copy(session=session, whole=whole, made=made, pinned=frozenset(pinned))


@contextmanager
def _mighty(session: Session, start: Snapshot) -> Iterator[None]:
    """Go on as the role of ``start``, which owns what it makes, and let it do anything."""
    ((was,),) = session.query("select rolsuper from pg_roles where rolname = %s", (start.role,))
    act_as(session, start)
    try:
        yield
    finally:
        session.run("reset session authorization")
        if not was:
            session.run_with_names("alter role {} nosuperuser", start.role)


def _invalidated(left: tuple[Change, ...], session: Session) -> bool:
    """Make indexes of the copy invalid that are so live: no statement does that on purpose."""
    broken = [
        Name(change.address.path[0], change.address.path[-1])
        for change in left
        if change.address.kind == "index" and change.fields == ("valid",)
    ]
    for name in broken:
        # Writing to the catalogs is no risk to anybody in a disposable cluster.
        session.query(
            "update pg_index set indisvalid = false from pg_class c, pg_namespace n"
            " where c.oid = indexrelid and n.oid = c.relnamespace"
            " and n.nspname = %s and c.relname = %s returning 1",
            name,
        )
    return bool(broken)


class PutBack(Struct, frozen=True, kw_only=True):
    """The statements that make a live database what it should be, and their proof."""

    plan: Plan
    proof: str
    """In a few words."""
    trouble: Proof | None = None
    """What came in the way of the proof."""
    copied: bool = True
    """Whether a copy could be made at all."""


def put_back(copy: Copy, live: Snapshot, target: Snapshot, selection: Selection) -> PutBack:
    """Plan from ``live`` to ``target``, and prove that in ``copy``.

    The statements run as the role of ``live``; what that cannot do there, since a sandbox does not
    know which roles are members of which, is proved as a superuser.
    """
    live, target = (with_versions(one, copy.whole, copy.pinned) for one in (live, target))
    wanted = plan(live, target)
    if not copy.made.holds:
        return PutBack(plan=wanted, proof="unproved", trouble=copy.made, copied=False)
    if not wanted.steps:
        return PutBack(plan=wanted, proof="unproved")
    server = f"PostgreSQL {copy.whole.major}"
    result = prove(wanted, copy.session, live, target, selection)
    if result.failure and result.failure.sqlstate == _NO_UPDATE_PATH:
        # No transaction of it has been committed: one that fails is rolled back.
        wanted = _with_extensions_anew(live, target)
        result = prove(wanted, copy.session, live, target, selection)
    if result.holds:
        return PutBack(plan=wanted, proof=f"proved on {server}")
    if result.failed:
        mighty = replace(live, superuser=True)
        again = prove(wanted, copy.session, mighty, target, selection)
        if again.holds:
            return PutBack(plan=wanted, proof=f"proved on {server}, as a superuser")
        result = again
    return PutBack(plan=wanted, proof="proof failed", trouble=result)


_NO_UPDATE_PATH = "22023"
"""invalid_parameter_value: extensions are seldom updated to an older version."""


def _with_extensions_anew(live: Snapshot, target: Snapshot) -> Plan:
    """Plan so that extensions of another version that nothing needs are dropped and made again."""
    other = [
        change.address
        for change in compare(live, target)
        if change.address.kind == "extension" and not live.dependants.get(change.address)
    ]
    gone = [one for one in live.objects if one in other or root_of(one, live) in other]
    between = mixed(live, live.only(()), gone)
    first, then = plan(live, between), plan(between, target)
    return Plan(changes=compare(live, target), steps=(*first.steps, *then.steps))

"""Makes a copy of a live database in a sandbox, from where the folder ends; for proofs of drift.

What the platform manages, and what does not count, stays as the sandbox has it: so the copy needs
the live server's own schemas no more than its data.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from msgspec import Struct

from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare
from pgkeel.diff.plan import Plan, plan
from pgkeel.diff.proof import Proof, make_roles, prove, run_plan
from pgkeel.diff.selection import Selection
from pgkeel.postgres.session import Session
from pgkeel.release.drift import mixed
from pgkeel.sources.bench import Bench, powerful
from pgkeel.sources.reading import open_built
from pgkeel.sources.source import TextSource


class Copy(Struct, frozen=True, kw_only=True):
    """A copy of what counts in a live database, and how it was made."""

    session: Session
    whole: Snapshot
    """All that is in the sandbox now."""
    made: Proof


@contextmanager
def copied(
    live: Snapshot, source: TextSource, bench: Bench, selection: Selection
) -> Iterator[Copy]:
    """Build ``source`` in a sandbox and change it until it is as ``live``, of which all counts."""
    with open_built(source, bench) as sandbox, powerful(sandbox) as session:
        start = read_snapshot(session)
        here = selection.of(start)
        wanted = mixed(start, live, {*here.objects, *live.objects})
        make_roles(session, live.roles)
        failed = run_plan(plan(start, wanted), session)
        whole = read_snapshot(session)
        made = failed or Proof(left=compare(selection.of(whole), live))
        yield Copy(session=session, whole=whole, made=made)


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
    wanted = plan(live, target)
    if not copy.made.holds:
        return PutBack(plan=wanted, proof="unproved", trouble=copy.made, copied=False)
    if not wanted.steps:
        return PutBack(plan=wanted, proof="unproved")
    server = f"PostgreSQL {copy.whole.major}"
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

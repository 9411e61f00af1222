"""Writes what was changed by hand as the next migration; for ``keel drift --adopt``."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pgkeel.catalog.address import Address
from pgkeel.catalog.reader import read_snapshot
from pgkeel.cli.by_hand import Hand, by_hand
from pgkeel.cli.comparing import proof_section
from pgkeel.cli.drifting import Found
from pgkeel.cli.filing import filed
from pgkeel.cli.from_diff import guard, written
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.refusing import refuse_lossy
from pgkeel.cli.selecting import selection_of
from pgkeel.config import Project
from pgkeel.diff.plan import Plan, plan
from pgkeel.diff.proof import Proof, make_roles, prove
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif, drift
from pgkeel.migrations.authoring import Bodies, write_new
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.migrations.sum_writing import write_sums
from pgkeel.release.drift import LIVE_CLASSES, mixed
from pgkeel.release.drifted import DatabaseDrift
from pgkeel.release.levelling import address_made_by, made_by
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
from pgkeel.runner.repair import mark_applied
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import open_built
from pgkeel.sources.source import FolderSource


def adopt(
    invocation: Invocation, project: Project, bench: Bench, found: Found, *, allow: bool, yes: bool
) -> Document:
    """Write the migration and its rollback file, proved both ways from the folder's end.

    Where the database has a ledger, that is told that it has the migration already, which has to be
    confirmed first where the environment is protected.
    REL111 where the database has not all of the folder, REL112 where there is nothing to adopt,
    DIF004 where the migration would lose data in other environments unasked, DIF005 where it does
    not do what it should: then nothing is written.
    """
    if found.error or found.drift is None:
        raise found.error or KeelError(drift.NOTHING_TO_ADOPT, f"{found.name} was not read")
    mine = _adopted(found.drift)
    forward, backward = _plans(found.drift, mine, bench, selection_of(project))
    if not allow:
        refuse_lossy(forward)
    hand = _hand(invocation, found, yes=yes) if found.ledger else None
    folder = read_folder(project)
    merged = read_base(project, folder, None, invocation.environ)
    base = merged if isinstance(merged, Base) else None
    now = datetime.now(UTC)
    made = write_new(
        project,
        f"adopt what was changed by hand in {found.name}",
        merged_newest=base.newest(folder.layout) if base else None,
        now=now,
        bodies=Bodies(written(forward), written(backward)),
    )
    later = guard(project, made.files, base, now)
    if made.sum_file:
        write_sums(project, read_folder(project), base)
    return filed(
        "drift",
        project.root,
        f"{made.label}: {_number(found.drift)} of {found.name}, proved in a sandbox",
        written=(*made.files, *later),
        changed=(made.sum_file,) if made.sum_file else (),
        notes=_mark(hand, found, (*made.files[:1], *later[:1]), project),
    )


def _adopted(found: DatabaseDrift) -> tuple[Address, ...]:
    position = found.position
    behind = [*position.pending, *position.leaving_out]
    if behind:
        raise KeelError(drift.CANNOT_ADOPT, f"{found.name} does not have {', '.join(behind)} yet")
    if not position.is_sure and found.count("pending"):
        raise KeelError(
            drift.CANNOT_ADOPT,
            f"{found.name} may not have all of the folder: {found.count('pending')} objects differ "
            "from it as what is not deployed would",
        )
    mine = tuple(one for one, cls in found.classes.items() if cls in LIVE_CLASSES)
    if not mine:
        raise KeelError(drift.NOTHING_TO_ADOPT, f"{found.name} has nothing that was made by hand")
    return mine


def _plans(
    found: DatabaseDrift, mine: Collection[Address], bench: Bench, selection: Selection
) -> tuple[Plan, Plan]:
    """Return the proved plans from the folder to what is live, and back."""
    with (
        open_built(FolderSource(label="folder"), bench) as sandbox,
        sandbox.powerful() as session,
    ):
        with sandbox.session() as plain:
            start = read_snapshot(plain)
        before = selection.of(start)
        live = made_by(found.views.live, start.role)
        here = [address_made_by(one, found.views.live.role, start.role) for one in mine]
        after = mixed(before, live, here)
        forward = plan(before, after, online=True)
        backward = plan(after, before, online=True)
        make_roles(session, after.roles)
        for wanted, one, other in ((forward, before, after), (backward, after, before)):
            proof = prove(wanted, session, replace(one, superuser=True), other, selection)
            _demand(proof)
    return forward, backward


def _demand(proof: Proof) -> None:
    if not proof.holds:
        section = proof_section(dif.NOT_PROVED, proof, "the migration fails its proof")
        finding = section.findings[0]
        raise KeelError(dif.NOT_PROVED, finding.message, detail=finding.detail)


def _number(found: DatabaseDrift) -> str:
    return counted(sum(item.cls in LIVE_CLASSES for item in found.items), "object")


def _hand(invocation: Invocation, found: Found, *, yes: bool) -> Hand:
    what = "record the migration that adopts its drift"
    return by_hand(invocation, found.name, what, wait=None, yes=yes)


def _mark(
    hand: Hand | None, found: Found, paths: Collection[Path], project: Project
) -> tuple[str, ...]:
    """Let the ledger have the migrations in ``paths``; return what was done, or is to be done."""
    folder = read_folder(project)
    written = [one for one in folder.migrations if one.path in paths]
    labels = ", ".join(one.label for one in written)
    if hand is None:
        told = (
            f"{found.name} has no ledger, so nothing tells it that it has {labels} already: when "
            "one is begun there, "
            f"keel mark-applied{project.flag} {written[0].label} --env {found.name} "
            "--because 'it was made by hand'"
        )
        return (told,)
    reason = f"it was made by hand in {found.name}, and adopted by keel drift"
    for one in written:
        try:
            mark_applied(hand.request, folder, one.version, hand.by, reason, lambda *_: None)
        except KeelError as error:
            command = (
                f"keel mark-applied{project.flag} {one.label} --env {found.name} "
                f"--because '{reason}'"
            )
            hint = f"the migration is written, its entry in the ledger is not: {command}"
            raise KeelError(error.code, error.message, detail=error.detail, hint=hint) from error
    return (
        f"the ledger of {found.name} has {labels} as adopted",
        f"next: keel dump{project.flag} --env {found.name}, and commit both",
    )

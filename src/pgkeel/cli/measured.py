"""Losses that were measured in the sandbox and that the linter did not name; who approves them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pgkeel.cli.proving import Proofs, prove_project
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import apv
from pgkeel.finding import Finding
from pgkeel.lint.losses import Lost, why_not_approved
from pgkeel.lint.policy import Policy
from pgkeel.lint.project import lint_losses
from pgkeel.lint.settings import read_policy
from pgkeel.lint.specs import Specs
from pgkeel.migrations.approval import Loss
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.names import parse_name
from pgkeel.proof.facts import Proved, Spot, Taken

OPERATIONS = {"rows": "rows-lost", "values": "values-lost", "along": "dropped-along"}
"""What approvals call each: no rule finds it, so they are no rules' names."""
_WORDS = {
    "rows": "takes {how} of {what}",
    "values": "overwrites or drops {how} of {what}",
    "along": "drops {what}, which no statement names",
}
# Where none of these words is, the linter has named every loss: nothing need be run to know.
_MAY_LOSE = re.compile(
    rb"\b(?:update|delete|truncate|merge|insert|copy|select|values|perform|call|execute|do|using"
    rb"|cascade|type|owned|expression)\b",
    re.IGNORECASE,
)

_PART = re.compile(r'"(?:[^"]|"")*"|[^".]+')


class Measured(Struct, frozen=True, kw_only=True):
    """A loss that was seen, and where."""

    loss: Loss
    spot: Spot
    words: str


def may_lose_unseen(migration: Migration) -> bool:
    """Whether a migration may lose what the linter cannot name: rows must show it."""
    return bool(_MAY_LOSE.search(migration.text.buffer))


def measured(proved: Proved, named: Sequence[Lost], policy: Policy) -> tuple[Measured, ...]:
    """Return what was lost beside what is ``named``, in the order in which it was found."""
    losses = [one.loss for one in named]
    return tuple(
        Measured(
            loss=Loss(operation=OPERATIONS[one.sort], object=one.what, size=_size(one, policy)),
            spot=one.spot,
            words=_WORDS[one.sort].format(how=one.how, what=one.what),
        )
        for one in proved.taken
        if not _is_named(one, losses)
    )


def _is_named(one: Taken, losses: Sequence[Loss]) -> bool:
    """Whether the linter has told of the very thing, or of the table that it is in."""
    if one.sort == "along":
        bare = one.what.partition(" ")[2]
        return any(one.what in loss.takes or bare in loss.takes for loss in losses)
    whole = {_names(loss.object) for loss in losses}
    whole |= {_names(what) for loss in losses for what in loss.takes}
    path = _names(one.what)
    return path in whole or (one.sort == "values" and path[:2] in whole)


def _names(text: str) -> tuple[str, ...]:
    """Return the names in ``text`` as the catalogs hold them; itself where it is no name."""
    found = _PART.findall(text)
    return tuple(one[1:-1].replace('""', '"') if one.startswith('"') else one for one in found)


def _size(one: Taken, policy: Policy) -> str:
    if one.sort == "along":
        return ""
    # Of a column the table comes first, too.
    known = policy.sizes.get(parse_name(one.what))
    return known.phrase if known else ""


def unapproved(
    proofs: Proofs, folder: Folder, paths: frozenset[Path] | None = None
) -> tuple[Finding, ...]:
    """Return a finding for every measured loss that no spec approves, of the files in ``paths``."""
    wanted = [
        (pair.migration, proved)
        for pair, proved in proofs.proved
        if proved.taken and (paths is None or pair.migration.path in paths)
    ]
    if not wanted:
        return ()
    project = proofs.project
    policy = read_policy(project)
    named = lint_losses(project, policy, folder)
    specs = Specs(project.root)
    return tuple(
        finding
        for migration, proved in wanted
        for finding in _of_one(proofs, migration, proved, named, policy, specs)
    )


def _of_one(
    proofs: Proofs,
    migration: Migration,
    proved: Proved,
    named: Mapping[Path, tuple[Lost, ...]],
    policy: Policy,
    specs: Specs,
) -> Iterator[Finding]:
    files = proofs.files(migration)
    for one in measured(proved, named.get(migration.path, ()), policy):
        why = why_not_approved(specs.approvals(migration), one.loss)
        if why is None:
            continue
        size = f" ({one.loss.size})" if one.loss.size else ""
        yield Finding(
            code=apv.NOT_APPROVED,
            message=f"{migration.label} {one.words}{size}, and no spec approves that: {why}",
            place=files.place(one.spot),
            hint=f"keel approve {migration.label}{proofs.project.flag}",
        )


def measure(
    project: Project, folder: Folder, migrations: Sequence[Migration], environ: Mapping[str, str]
) -> tuple[Proofs | None, tuple[str, ...]]:
    """Prove ``migrations`` as far as that can show a loss; and say what could not be measured.

    What was proved before comes from the cache. Nothing is run for those whose losses the linter
    names all. A sandbox that cannot be had is told, and no error: there is no proof then.
    """
    wanted = [one.label for one in migrations if may_lose_unseen(one)]
    if not wanted:
        return None, ()
    try:
        proofs = prove_project(project, folder, environ, lambda *_: None, versions=wanted)
    except KeelError as error:
        return None, (f"{_UNMEASURED}: {error.code.code}, {error.message}",)
    notes = [
        f"{_UNMEASURED} of {proved.label}: it fails in the sandbox, {proved.failed.message}"
        for _, proved in proofs.proved
        if proved.failed
    ]
    if proofs.chain.stopped:
        notes.append(f"{_UNMEASURED}: {proofs.chain.stopped} fails in the sandbox")
    return proofs, tuple(notes)


_UNMEASURED = "what is lost could not be measured"

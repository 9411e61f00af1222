"""Losses that were measured in the sandbox and that the linter did not name; who approves them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pgkeel.cli.lint_merged import merged_paths
from pgkeel.cli.proving import Proofs, prove_project
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import apv
from pgkeel.finding import Finding
from pgkeel.lint.hidden import lost_by_body
from pgkeel.lint.losses import Lost, why_not_approved
from pgkeel.lint.overwriting import Overwrite, all_overwrites
from pgkeel.lint.policy import Policy
from pgkeel.lint.project import lint_losses
from pgkeel.lint.settings import read_policy
from pgkeel.lint.specs import Specs
from pgkeel.migrations.approval import Loss
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.recorded import read_base
from pgkeel.names import parse_name, parse_path, quoted
from pgkeel.proof.facts import Proved, Spot, Taken

OPERATIONS = {"rows": "rows-lost", "values": "values-lost", "along": "dropped-along"}
"""What approvals call each: no rule finds it, so they are no rules' names."""
_CALLED = "called-unseen"
_HIDDEN = "hidden-loss"
"""The same of a routine that ran, and what the linter says where it sees such a call."""
# Where none of these words is, the linter has named every loss: nothing need be run to know.
_MAY_LOSE = re.compile(
    rb"\b(?:update|delete|truncate|merge|insert|copy|select|values|perform|call|execute|do|using"
    rb"|cascade|type|owned|expression|rename|schema|search_path|temp|temporary)\b",
    re.IGNORECASE,
)
# What runs routines that it does not name; of no account where none of them may lose anything.
_RUNS = re.compile(
    rb"\b(?:attach|check|cluster|constraint|default|domain|generated|index|refresh|reindex|validate)\b",
    re.IGNORECASE,
)
_ROUTINE = re.compile(rb"\bcreate\s+(?:or\s+replace\s+)?(?:function|procedure)\b", re.IGNORECASE)
_LOSING = re.compile(rb"\b(?:delete|truncate|drop|execute|update|merge)\b", re.IGNORECASE)
_ALWAYS = re.compile(rb"\bevent_trigger\b", re.IGNORECASE)


class Measured(Struct, frozen=True, kw_only=True):
    """A loss that was seen, and where."""

    loss: Loss
    spot: Spot
    words: str
    seen: bool = True
    """Not, where no row of the sandbox could show it."""

    @property
    def told(self) -> str:
        """What its migration does, in words."""
        return f"{'was seen to lose' if self.seen else 'may lose'} {self.words}"


def _may_lose_unseen(migrations: Sequence[Migration], folder: Folder) -> Iterator[Migration]:
    """Yield what may lose data that the linter cannot name: rows must show it."""
    routines = [one.text.buffer for one in folder.migrations if _ROUTINE.search(one.text.buffer)]
    losing = [one for one in routines if _LOSING.search(one)]
    is_always = any(_ALWAYS.search(one) for one in losing)
    for one in migrations:
        buffer = one.text.buffer
        if is_always or _MAY_LOSE.search(buffer) or (losing and _RUNS.search(buffer)):
            yield one


def measured(
    proved: Proved, named: Sequence[Lost], overwrites: Sequence[Overwrite], policy: Policy
) -> tuple[Measured, ...]:
    """Return what was lost beside what is ``named``, in the order in which it was found.

    Then what ``overwrites`` may do where no row met their conditions, so that none could tell, and
    what routines may that ran.
    """
    untold = _untold(proved, overwrites)
    losses = [one.loss for one in named]
    found = tuple(
        Measured(
            loss=Loss(operation=OPERATIONS[one.sort], object=one.what, size=_size(one, policy)),
            spot=one.spot,
            words=f"{one.what}: {one.how}",
            seen=one.how != _UNTOLD,
        )
        for one in (*proved.taken, *untold)
        if not (_is_named(one, losses) or _is_told(one, proved.taken))
    )
    return (*found, *_called(proved, named))


def _called(proved: Proved, named: Sequence[Lost]) -> Iterator[Measured]:
    """Yield what may be lost by routines that ran, where the linter has not named the call."""
    if proved.trace is None:
        return
    begins = [one.spot.offset for one in proved.trace.statements]
    # What a routine that is named calls in its turn is part of what is approved of that.
    told = {
        max((at for at in begins if at <= one.offset), default=-1)
        for one in named
        if one.loss.operation == _HIDDEN
    }
    for one in proved.trace.called:
        why = lost_by_body(one.body)
        if why and one.spot.offset not in told:
            calls = f"it calls {one.inner}, and" if one.inner else "and"
            yield Measured(
                loss=Loss(operation=_CALLED, object=f"{one.name}()"),
                spot=one.spot,
                words=f"{one.name}(): it was called, {calls} {why}",
            )


def _is_named(one: Taken, losses: Sequence[Loss]) -> bool:
    """Whether the linter has told of the very thing, or of the table that it is in."""
    if one.sort == "along":
        # Schemas take tables, which are named without the word.
        bare = one.what.removeprefix("table ")
        return any(one.what in loss.takes or bare in loss.takes for loss in losses)
    whole = {parse_path(loss.object) for loss in losses}
    whole |= {parse_path(what.removeprefix("column ")) for loss in losses for what in loss.takes}
    path = parse_path(one.what)
    return path in whole or (one.sort == "values" and path[:2] in whole)


def _is_told(one: Taken, taken: Sequence[Taken]) -> bool:
    """Whether a column or table that fell along is told of by what was in it."""
    if one.sort != "along":
        return False
    return any(two.sort != "along" and one.what.endswith(f" {two.what}") for two in taken)


def _untold(proved: Proved, overwrites: Sequence[Overwrite]) -> Iterator[Taken]:
    traced = {one.spot.statement: one for one in proved.trace.statements} if proved.trace else {}
    known = {one.what for one in proved.taken}
    for one in overwrites:
        statement = traced.get(one.statement)
        if statement is None or any(name == str(one.table) for name, _ in statement.rows):
            continue
        for column in one.columns:
            what = f"{one.table}.{quoted(column)}"
            if what not in known:
                known.add(what)
                yield Taken(sort="values", what=what, how=_UNTOLD, spot=statement.spot)


_UNTOLD = "no row of the sandbox met the condition, so nobody can tell"


def _size(one: Taken, policy: Policy) -> str:
    if one.sort == "along":
        return ""
    # Of a column the table comes first, too.
    known = policy.sizes.get(parse_name(one.what))
    return known.phrase if known else ""


def not_merged(
    project: Project, folder: Folder, base: str | None, environ: Mapping[str, str]
) -> frozenset[Path]:
    """Return the migrations that can still be changed: merged is merged."""
    merged = merged_paths(project, read_base(project, folder, base, environ))
    return frozenset(one.path for one in folder.migrations if one.path not in merged)


def unapproved(
    proofs: Proofs, folder: Folder, paths: frozenset[Path] | None = None
) -> tuple[Finding, ...]:
    """Return a finding for every measured loss that no spec approves, of the files in ``paths``."""
    wanted = [
        (pair.migration, proved)
        for pair, proved in proofs.proved
        if paths is None or pair.migration.path in paths
    ]
    if not wanted:
        return ()
    project = proofs.project
    policy = read_policy(project)
    named = lint_losses(project, policy, folder)
    overwriting = all_overwrites(project.root, folder, policy)
    specs = Specs(project.root)
    return tuple(
        finding
        for migration, proved in wanted
        for finding in _findings(
            proofs,
            migration,
            measured(
                proved,
                named.get(migration.path, ()),
                overwriting.get(migration.path, ()),
                policy,
            ),
            specs,
        )
    )


def _findings(
    proofs: Proofs, migration: Migration, losses: Sequence[Measured], specs: Specs
) -> Iterator[Finding]:
    files = proofs.files(migration)
    for one in losses:
        why = why_not_approved(specs.approvals(migration), one.loss)
        if why is None:
            continue
        size = f" ({one.loss.size})" if one.loss.size else ""
        yield Finding(
            code=apv.NOT_APPROVED,
            message=f"{migration.label} {one.told}{size}, unapproved: {why}",
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
    wanted = [one.label for one in _may_lose_unseen(migrations, folder)]
    if not wanted:
        return None, ()
    try:
        proofs = prove_project(
            project, folder, environ, lambda *_: None, base=None, cached=True, versions=wanted
        )
    except KeelError as error:
        return None, (f"{_UNMEASURED}: {error.code.code}, {error.message}",)
    notes = [
        f"{_UNMEASURED} of {proved.label}: it fails in the sandbox, {proved.failed.message}"
        for _, proved in proofs.proved
        if proved.failed
    ]
    notes += [f"{proved.label}: {note}" for _, proved in proofs.proved for note in proved.notes]
    if proofs.chain.stopped and not any(proved.failed for _, proved in proofs.proved):
        notes.append(f"{_UNMEASURED}: {proofs.chain.stopped}")
    return proofs, tuple(notes)


_UNMEASURED = "what is lost could not be measured"

"""``keel approve``: writes down what a migration loses, for a person to sign."""

from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.measured import measure, measured
from pgkeel.cli.options import as_version
from pgkeel.config import Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import apv
from pgkeel.lint.overwriting import all_overwrites
from pgkeel.lint.project import lint_losses
from pgkeel.lint.settings import read_policy
from pgkeel.lint.specs import is_spec
from pgkeel.migrations.approval import Approval, Loss, SpecProblem, parse_approvals
from pgkeel.migrations.approval_writing import with_approval
from pgkeel.migrations.approving import named_specs
from pgkeel.migrations.filename import label
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.migrations.writing import coded, replace_file
from pgkeel.report.document import Document
from pgkeel.report.wording import counted


class _Seen(Struct, frozen=True, kw_only=True):
    """A loss, where it is, and what was seen of it."""

    loss: Loss
    line: int | None
    seen: str = ""


@click.command(short_help="Write into a spec what a migration can lose, to be signed.")
@click.argument("version", callback=as_version)
@click.option("--spec", help="Which of several specs in the header. [default: the first]")
@keel_command
def command(invocation: Invocation, version: Version, spec: str | None) -> Document:
    """Write into the spec of VERSION what it can lose, for a person to sign.

    The spec is what the migration's header names. Each loss is named with its object, what falls
    with it and, where `keel stats` was run, its size. What the text does not tell is measured on
    rows in a sandbox. The checksum binds the approval to the text. Who approves, on which day and
    until when is left to a person.
    """
    project = invocation.project()
    folder = read_folder(project)
    migration = next((one for one in folder.migrations if one.version == version), None)
    if migration is None:
        raise KeelError(apv.NO_MIGRATION, f"there is no migration {label(version, folder.layout)}")
    losses, notes = _losses(invocation, project, folder, migration)
    if not losses:
        said = f"{migration.label} loses nothing that could be seen"
        return filed("approve", project.root, said, notes=[f"  note: {one}" for one in notes])
    path = _path(project.root, migration, spec)
    known = _read(path)
    content = known if known is not None else f"# {_title(migration)}\n".encode()
    wanted = Approval(
        migration=migration.label,
        checksum=migration.checksum,
        loses=tuple(dict.fromkeys(one.loss for one in losses)),
    )
    written = with_approval(content, wanted)
    if isinstance(written, SpecProblem):
        place = Place(path=path, line=written.line)
        raise KeelError(apv.UNREADABLE, written.message, place=place)
    if written != known:
        replace_file(path, written)
    signed = _signed(written, wanted)
    return filed(
        "approve",
        project.root,
        f"{migration.label}: {_count(losses)} can lose data, {_state(signed)}",
        written=(path,) if known is None else (),
        changed=(path,) if known is not None and written != known else (),
        kept=(path,) if written == known else (),
        notes=[
            *(line for one in losses for line in _lines(one)),
            *(f"  note: {one}" for one in notes),
            *(() if signed else _next(path, project.root, migration)),
        ],
    )


def _losses(
    invocation: Invocation, project: Project, folder: Folder, migration: Migration
) -> tuple[list[_Seen], tuple[str, ...]]:
    """Return what the linter names, then what was measured beside that; and what was not."""
    policy = read_policy(project)
    named = lint_losses(project, policy, folder).get(migration.path, ())
    proofs, notes = measure(project, folder, [migration], invocation.environ)
    found = [_Seen(loss=one.loss, line=migration.text.place(one.offset).line) for one in named]
    overwrites = all_overwrites(project.root, folder, policy).get(migration.path, ())
    for _, proved in proofs.proved if proofs else ():
        found += [
            _Seen(loss=one.loss, line=one.spot.line, seen=one.words)
            for one in measured(proved, named, overwrites, policy)
        ]
    return found, notes


def _count(losses: list[_Seen]) -> str:
    return counted(len({(one.line, not one.line and one.loss) for one in losses}), "place")


def _path(root: Path, migration: Migration, wanted: str | None) -> Path:
    named = named_specs(migration.header)
    if wanted and wanted not in named:
        said = f"it names {', '.join(named)}" if named else "it names none"
        message = f"the header does not name {wanted}: {said}"
        raise KeelError(apv.NO_SPEC, message, place=Place(path=migration.path, line=1))
    if not named:
        message = f"{migration.label} can lose data, and its header names no spec"
        raise KeelError(apv.NO_SPEC, message, place=Place(path=migration.path, line=1))
    path = root / (wanted or named[0])
    if not is_spec(root, path):
        message = f"{wanted or named[0]} is not below specs/"
        raise KeelError(apv.NO_SPEC, message, place=Place(path=migration.path, line=1))
    return path


def _read(path: Path) -> bytes | None:
    with coded(path):
        return path.read_bytes() if path.exists() else None


def _title(migration: Migration) -> str:
    return migration.description.replace("_", " ").capitalize()


def _signed(content: bytes, wanted: Approval) -> Approval | None:
    found = parse_approvals(content)
    own = [
        one
        for one in (() if isinstance(found, SpecProblem) else found)
        if (one.migration, one.checksum) == (wanted.migration, wanted.checksum)
    ]
    return next((one for one in own if one.is_signed), None)


def _state(signed: Approval | None) -> str:
    if signed is None:
        return "and nobody has approved that yet"
    until = f", until {signed.approved_until}" if signed.approved_until else ""
    return f"approved by {signed.approved_by} on {signed.approved_on}{until}"


def _lines(one: _Seen) -> Iterator[str]:
    place = f"line {one.line}: " if one.line else ""
    size = f", {one.loss.size}" if one.loss.size else ""
    yield f"  {place}{one.loss.operation} of {one.loss.object}{size}"
    if one.seen:
        yield f"    run in a sandbox, {one.seen}"
    for what in one.loss.takes:
        yield f"    takes with it {what}"


def _next(path: Path, root: Path, migration: Migration) -> Iterator[str]:
    name = path.relative_to(root).as_posix()
    yield f"  next: somebody who may decide reads this and fills in, in {name}, approved_by and"
    yield "        approved_on; nobody's name counts before that. An edit of"
    yield f"        {migration.path.name} makes it void."

"""``keel approve``: writes down what a migration loses, for a person to sign."""

from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import as_version
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import apv
from pgkeel.lint.losses import Lost
from pgkeel.lint.project import lint_losses
from pgkeel.lint.settings import read_policy
from pgkeel.migrations.approval import Approval, SpecProblem, parse_approvals
from pgkeel.migrations.approval_writing import with_approval
from pgkeel.migrations.approving import named_specs
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.version import Version
from pgkeel.migrations.writing import coded, replace_file
from pgkeel.report.document import Document
from pgkeel.report.wording import counted


@click.command()
@click.argument("version", callback=as_version)
@click.option("--spec", help="Which of several specs in the header. [default: the first]")
@keel_command
def command(invocation: Invocation, version: Version, spec: str | None) -> Document:
    """Write into the spec of VERSION what it can lose, for a person to sign.

    The spec is what the migration's header names. Each loss is named with its object, what falls
    with it and, where `keel stats` was run, its size; the checksum binds the approval to the text.
    Who approves, on which day and until when is left to a person.
    """
    project = invocation.project()
    folder = read_folder(project)
    migration = next((one for one in folder.migrations if one.version == version), None)
    if migration is None:
        raise KeelError(apv.NO_MIGRATION, f"there is no migration {version}")
    losses = lint_losses(project, read_policy(project), folder).get(migration.path, ())
    if not losses:
        return filed("approve", project.root, f"{migration.label} loses nothing that could be seen")
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
    return filed(
        "approve",
        project.root,
        f"{migration.label}: {_count(losses)} can lose data, {_state(written, wanted)}",
        written=(path,) if known is None else (),
        changed=(path,) if known is not None and written != known else (),
        kept=(path,) if written == known else (),
        notes=[_line(one, migration) for one in losses],
    )


def _count(losses: tuple[Lost, ...]) -> str:
    return counted(len({one.offset for one in losses}), "place")


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
    if not path.resolve().is_relative_to(root.resolve()):
        message = f"{wanted or named[0]} is not below the project's folder"
        raise KeelError(apv.NO_SPEC, message, place=Place(path=migration.path, line=1))
    return path


def _read(path: Path) -> bytes | None:
    with coded(path):
        return path.read_bytes() if path.exists() else None


def _title(migration: Migration) -> str:
    return migration.description.replace("_", " ").capitalize()


def _state(content: bytes, wanted: Approval) -> str:
    found = parse_approvals(content)
    own = [
        one
        for one in (() if isinstance(found, SpecProblem) else found)
        if (one.migration, one.checksum) == (wanted.migration, wanted.checksum)
    ]
    signed = next((one for one in own if one.is_signed), None)
    if signed is None:
        return "approved once somebody has filled in approved_by and approved_on"
    until = f", until {signed.approved_until}" if signed.approved_until else ""
    return f"approved by {signed.approved_by} on {signed.approved_on}{until}"


def _line(one: Lost, migration: Migration) -> str:
    line = migration.text.place(one.offset).line
    size = f", {one.loss.size}" if one.loss.size else ""
    takes = f", and with it {', '.join(one.loss.takes)}" if one.loss.takes else ""
    return f"  line {line}: {one.loss.operation} of {one.loss.object}{size}{takes}"

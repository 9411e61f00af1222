"""Stage ``exposure``: what is classified cannot be read from outside."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.classified import classified_columns
from pgkeel.cli.stage import Stage
from pgkeel.errors import Place
from pgkeel.errors.catalogue import dictionary
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Folder
from pgkeel.report.document import Section
from pgkeel.report.wording import counted

if TYPE_CHECKING:
    from pgkeel.catalog.snapshot import Snapshot


def run(given: CheckInput, tell: Tell) -> Section:
    """Look who may read the columns that keel.toml or their comments classify."""
    columns = classified_columns(given.project)
    if columns is not None and not columns:
        return Section(name=STAGE.name, summary="no column is classified")
    head = given.head(tell)
    if head is None:
        return Section(name=STAGE.name, summary="not looked at: the folder does not run")
    summary = f"{counted(len(columns or ()), 'classified column name')}"
    return Section(name=STAGE.name, summary=summary, findings=tuple(_findings(given, head)))


def _findings(given: CheckInput, head: "Snapshot") -> Iterator[Finding]:
    from pgkeel.cli.selecting import selection_of  # noqa: PLC0415 -- it imports all kinds
    from pgkeel.data.exposure import all_exposed  # noqa: PLC0415 -- as above

    snapshot = selection_of(given.project).of(head)
    classes = given.project.settings.docs.classes
    for one in all_exposed(snapshot, classes, _memberships(given.folder)):
        who = one.role or "everybody"
        ways = {
            "table": f"{who} can read it",
            "copy": f"{who} can read it in {one.through}, which holds the same",
            "view": f"{who} can read it through {one.through}, which reads as its owner",
            "function": f"{who} may get it from {one.through}, which runs as its owner",
        }
        # What a function gives is judged by its text.
        is_certain = one.word == "secret" and one.way != "function"
        yield Finding(
            code=dictionary.EXPOSED if one.word == "secret" else dictionary.PERSONAL,
            message=f"{one.column} is marked {one.word}, and {ways[one.way]}",
            severity="error" if is_certain else "warning",
            place=Place(path=given.project.folder),
        )


def _memberships(folder: Folder) -> tuple[tuple[str, str], ...]:
    """Return the groups that migrations put roles into, each with the role.

    Roles are no part of a schema, so the text has to tell.
    """
    from pgkeel.lint.operations.session import GrantRole  # noqa: PLC0415 -- it imports the parser
    from pgkeel.lint.reading.scope import Scope  # noqa: PLC0415 -- as above
    from pgkeel.lint.reading.statement import operations  # noqa: PLC0415 -- as above
    from pgkeel.sql import parsed  # noqa: PLC0415 -- as above

    found: set[tuple[str, str]] = set()
    for migration in folder.migrations:
        if not _GROUPS.search(migration.text.buffer):
            continue
        statements, _ = parsed(migration.text)
        for statement in statements:
            for op in operations(statement.tree, Scope(), 0) if statement.tree else ():
                if isinstance(op, GrantRole):
                    pairs = {(group, role) for group in op.granted for role in op.roles}
                    found = found | pairs if op.grant else found - pairs
    return tuple(sorted(found))


# What is granted ON something is no membership.
_NAMES = rb"(?:\"[^\"]+\"|[\w$]+)"
_GROUPS = re.compile(
    rb"\b(?:grant|revoke)\s+%s(?:\s*,\s*%s)*\s+(?:to|from)\b" % (_NAMES, _NAMES), re.IGNORECASE
)

STAGE = Stage(
    name="exposure",
    summary="what is secret or personal cannot be read from outside",
    order=96,
    run=run,
)

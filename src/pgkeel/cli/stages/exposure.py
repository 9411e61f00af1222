"""Stage ``exposure``: what is classified cannot be read from outside."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.classified import classified_columns
from pgkeel.cli.stage import Stage
from pgkeel.errors import Place
from pgkeel.errors.catalogue import dictionary
from pgkeel.finding import Finding
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
    for one in all_exposed(snapshot, given.project.settings.docs.classes):
        who = one.role or "everybody"
        ways = {
            "table": f"{who} can read it",
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


STAGE = Stage(
    name="exposure",
    summary="what is secret or personal cannot be read from outside",
    order=96,
    run=run,
)

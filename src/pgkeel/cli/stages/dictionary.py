"""Stage ``dictionary``: the data dictionary says what the folder makes, and new things are told."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.stage import Stage
from pgkeel.data.keeping import keeps_page, read_page
from pgkeel.errors import Place
from pgkeel.errors.catalogue import dictionary
from pgkeel.finding import Finding, Severity
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.report.document import Section
from pgkeel.report.wording import counted, first_of

if TYPE_CHECKING:
    from pgkeel.catalog.snapshot import Snapshot

_SHOWN = 20


def run(given: CheckInput, tell: Tell) -> Section:
    """Compare the page with what would be written now; look for what is new and has no comment."""
    project = given.project
    path = project.dictionary
    if not keeps_page(path):
        return Section(name=STAGE.name, summary="not kept: `keel docs` writes it")
    # All of these are slow to import, and not needed where no page is kept.
    from pgkeel.cli.documenting import parts_of  # noqa: PLC0415 -- as said
    from pgkeel.data.page import new_page, parse_page, stale_parts  # noqa: PLC0415 -- as said

    text = read_page(path)
    page = parse_page(text, path) or new_page(text)
    head = given.head(tell)
    if head is None:
        return Section(name=STAGE.name, summary="not compared: the folder does not run")
    made = parts_of(project, head)
    findings = list(_stale(given, stale_parts(page, made)))
    findings += _uncommented(given, head)
    tables = sum(part.head.startswith("### ") for part in made)
    return Section(
        name=STAGE.name, summary=f"{counted(tables, 'table')} in it", findings=tuple(findings)
    )


def _stale(given: CheckInput, differences: tuple[str, ...]) -> Iterator[Finding]:
    if not differences:
        return
    yield Finding(
        code=dictionary.STALE,
        message=f"{counted(len(differences), 'part')} of it would be written otherwise now",
        place=Place(path=given.project.dictionary),
        detail="\n".join(first_of(differences, _SHOWN)),
        hint=f"keel docs{given.project.flag}",
    )


def _uncommented(given: CheckInput, head: "Snapshot") -> Iterator[Finding]:
    project = given.project
    level = project.settings.docs.comments
    base = read_base(project, given.folder, given.base, given.environ) if level != "off" else None
    if level == "off" or not isinstance(base, Base):
        return
    if all(migration.path.name in base.fork.files for migration in given.folder.migrations):
        return
    from pgkeel.cli.selecting import selection_of  # noqa: PLC0415 -- as above
    from pgkeel.data.dictionary import uncommented  # noqa: PLC0415 -- as above
    from pgkeel.sources.reading import read_source  # noqa: PLC0415 -- as above
    from pgkeel.sources.source import FolderSource  # noqa: PLC0415 -- as above

    selection = selection_of(project)
    before: set[str] = set()
    # Where nothing of the folder is merged, and before the first commit, all of it is new.
    if base.fork.commit and base.fork.files:
        source = FolderSource(label=f"git:{base.name}:folder", revision=base.fork.commit)
        before.update(uncommented(selection.of(read_source(source, given.bench))))
    severity: Severity = level
    for name in uncommented(selection.of(head)):
        if name not in before:
            yield Finding(
                code=dictionary.NO_COMMENT,
                message=f"{name} is new and has no comment",
                severity=severity,
                place=Place(path=project.dictionary),
                hint="say in its migration what it holds: COMMENT ON … IS '…'",
            )


STAGE = Stage(
    name="dictionary", summary="the data dictionary is that of the folder", order=95, run=run
)

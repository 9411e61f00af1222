"""Stage ``changelog``: what new migrations say users will notice is in the changelog."""

from collections.abc import Iterator

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.noticing import entries_of, labels_of, read_changelog, unreleased
from pgkeel.cli.stage import Stage
from pgkeel.data.changelog import Changelog, standing
from pgkeel.errors import Place
from pgkeel.errors.catalogue import changelog
from pgkeel.finding import Finding
from pgkeel.migrations.merged import Base
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.recorded import read_base
from pgkeel.release.manifest import read_releases
from pgkeel.report.document import Section
from pgkeel.report.wording import counted


def run(given: CheckInput, tell: Tell) -> Section:
    """Look below ``## Unreleased`` for each entry; what is merged was looked at before."""
    project, folder = given.project, given.folder
    tell(0, 1, project.changelog.name)
    log = read_changelog(project, folder)
    if log is None:
        return Section(name=STAGE.name, summary="no changelog, or no header that speaks of it")
    base = read_base(project, folder, given.base, given.environ)
    merged = base.fork.files if isinstance(base, Base) else {}
    new = [
        one
        for one in unreleased(log, folder, read_releases(project))
        if one.path.name not in merged
    ]
    entries = entries_of(new)
    return Section(
        name=STAGE.name,
        summary=f"{counted(len(entries), 'new migration')} to tell of",
        findings=tuple(_findings(given, log, new)),
    )


def _findings(given: CheckInput, log: Changelog, new: list[Migration]) -> Iterator[Finding]:
    project = given.project
    by_label = {one.label: one for one in new}
    found = standing(log, entries_of(new), labels_of(given.folder))
    page = project.changelog.relative_to(project.root).as_posix()
    for entry in found.missing:
        yield Finding(
            code=changelog.MISSING,
            message=f"what {entry.label} tells is not below `## Unreleased` of {page}",
            place=_place(by_label[entry.label]),
            hint=f"keel docs{project.flag}",
        )
    for item, entry in found.misnamed:
        shown = log.lines[item.start].rstrip()
        yield Finding(
            code=changelog.MISSING,
            message=f"what {entry.label} tells is there under another version",
            place=Place(path=project.changelog, line=item.start + 1, text=shown),
            hint=f"keel docs{project.flag}",
        )


def _place(migration: Migration) -> Place:
    field = migration.header.changelog
    return migration.text.place(field.offset) if field else Place(path=migration.path)


# A slice with a folder of its own has a page of its own, too.
STAGE = Stage(
    name="changelog",
    summary="the changelog tells what users will notice",
    order=98,
    run=run,
    folder_only=True,
)

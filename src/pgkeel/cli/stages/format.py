"""Stage ``format``: names, headers, directives, syntax, and what no transaction can hold."""

from collections.abc import Iterator

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.stage import Stage
from pgkeel.finding import Finding
from pgkeel.migrations.examine import examine
from pgkeel.report.document import Section
from pgkeel.report.wording import counted


def run(given: CheckInput, tell: Tell) -> Section:
    """Examine the text of every migration."""
    folder = given.folder
    findings: list[Finding] = list(folder.findings)
    statements = 0
    total = len(folder.migrations)
    for number, migration in enumerate(folder.migrations):
        tell(number, total, migration.label)
        examined = examine(migration, root=given.project.root)
        statements += examined.statements
        findings += examined.findings
    return Section(
        name=STAGE.name,
        summary=f"{counted(total, 'migration')}, {counted(statements, 'statement')}",
        findings=tuple(sorted(findings, key=_place)),
        notes=tuple(_notes(given)),
    )


def _notes(given: CheckInput) -> Iterator[str]:
    if not given.folder.migrations and not given.folder.findings:
        yield "no migration yet: `keel new` writes the first"


def _place(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    if place is None:
        return ("", 0, 0, finding.code.code)
    return (str(place.path), place.line or 0, place.column or 0, finding.code.code)


STAGE = Stage(name="format", summary="names, headers, syntax", order=10, run=run, folder_only=True)

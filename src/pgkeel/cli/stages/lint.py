"""Stage ``lint``: what migrations that are not merged yet would break, lock, lose or leak."""

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.expired import expired_findings
from pgkeel.cli.lint_merged import merged_paths
from pgkeel.cli.linting import all_findings, lint_cache, tally
from pgkeel.cli.stage import Stage
from pgkeel.lint.project import lint_project
from pgkeel.lint.results import TOLD_BY_FORMAT
from pgkeel.lint.settings import read_policy
from pgkeel.migrations.recorded import read_base
from pgkeel.report.document import Section
from pgkeel.report.wording import counted


def run(given: CheckInput, tell: Tell) -> Section:
    """Lint what can still be changed; what is merged is passed over, as nobody may edit it."""
    project = given.project
    cache = lint_cache(given.environ, cached=given.cached)
    history = lint_project(project, read_policy(project), cache, tell, given.folder)
    base = read_base(project, given.folder, given.base, given.environ)
    files = history.files
    notes: tuple[str, ...] = ()
    merged = merged_paths(project, base)
    count = sum(migration.path in merged for migration in given.folder.migrations)
    if count:
        files = [file for file in files if file.path not in merged]
        notes = (f"{counted(count, 'merged migration')} passed over: `keel lint` shows all",)
    # Stage `format` tells of syntax and of transactions.
    findings = tuple(one for one in all_findings(files) if one.code.code not in TOLD_BY_FORMAT)
    changing = [one for one in given.folder.migrations if one.path not in merged]
    findings += expired_findings(project.root, changing)
    return Section(
        name=STAGE.name,
        summary=f"{counted(len(files), 'file')}: {tally(findings)}",
        findings=findings,
        notes=notes,
    )


STAGE = Stage(
    name="lint", summary="what would break, lock, lose or leak", order=30, run=run, folder_only=True
)

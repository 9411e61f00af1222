"""The linter's say before a live database is changed."""

from pgkeel.cli.expired import expired_findings
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.linting import lint_cache
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import apv, run
from pgkeel.finding import Finding
from pgkeel.lint.ordering import in_order
from pgkeel.lint.project import lint_project
from pgkeel.lint.results import TOLD_BY_FORMAT
from pgkeel.lint.settings import read_policy
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.report.wording import counted, first_of

_SHOWN = 10


def lint_findings(
    invocation: Invocation, project: Project, folder: Folder, pending: tuple[Migration, ...]
) -> tuple[Finding, ...]:
    """Return what the linter says of ``pending``, in the order of the files.

    Then the approvals of them that are over.
    """
    cache = lint_cache(invocation.environ, cached=True)
    history = lint_project(project, read_policy(project), cache, lambda *_: None, folder)
    paths = {migration.path for migration in pending}
    found = tuple(
        finding
        for file in history.files
        if file.path in paths
        for finding in in_order(file.findings)
        if finding.code.code not in TOLD_BY_FORMAT
    )
    return (*found, *expired_findings(project.root, pending))


def unapproved_losses(
    invocation: Invocation, project: Project, folder: Folder, pending: tuple[Migration, ...]
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return what ``pending`` was seen to lose without an approval, and what was not measured."""
    from pgkeel.cli.measured import measure, unapproved  # noqa: PLC0415 -- it imports the proofs

    proofs, notes = measure(project, folder, pending, invocation.environ)
    return (unapproved(proofs, folder) if proofs else ()), notes


def refuse_lint_errors(findings: tuple[Finding, ...]) -> None:
    """Raise RUN016 where there is an error among ``findings``."""
    errors = [one for one in findings if one.severity == "error"]
    if errors:
        raise KeelError(
            run.LINT,
            f"{counted(len(errors), 'lint error')} in what is pending",
            place=errors[0].place,
            detail="\n".join(first_of([*map(_line, errors)], _SHOWN)),
        )


def refuse_losses(findings: tuple[Finding, ...]) -> None:
    """Raise APV007 where anything was seen to be lost that no spec approves."""
    if findings:
        more = [f"… and {len(findings) - _SHOWN} more"] if len(findings) > _SHOWN else []
        raise KeelError(
            apv.NOT_APPROVED,
            f"what is pending loses data, unapproved, in {counted(len(findings), 'way')}",
            place=findings[0].place,
            detail="\n".join([*map(_line, findings[:_SHOWN]), *more]),
        )


def _line(finding: Finding) -> str:
    place = f"{finding.place.path.name}:{finding.place.line}: " if finding.place else ""
    why = f": {finding.detail}" if finding.detail else ""
    return f"{place}{finding.code.label}: {finding.message}{why}"

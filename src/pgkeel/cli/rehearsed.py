"""How a dry run is told."""

from collections.abc import Iterator

from pgkeel.cli.effecting import tried_in_sandbox
from pgkeel.cli.invocation import Invocation
from pgkeel.config import Project
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
from pgkeel.runner.rehearsal import Rehearsal
from pgkeel.runner.telling import in_words


def rehearsed(
    invocation: Invocation, project: Project, name: str, rehearsal: Rehearsal
) -> Document:
    """Return what was tried and rolled back; what cannot be is tried in a sandbox, after the rest.

    Nothing is tried there once the database itself has refused something.
    """
    ran, error, sandboxed = rehearsal.ran, rehearsal.error, False
    if rehearsal.untried and error is None:
        error = tried_in_sandbox(invocation, project, rehearsal.plan)
        sandboxed = error is None
    said = f"{counted(len(ran), 'migration')} run and rolled back" if ran else "nothing to do"
    if sandboxed:
        there = f"{counted(len(rehearsal.untried), 'migration')} run in a sandbox"
        said = f"{said}, {there}" if ran else there
    elif not ran and (error or rehearsal.untried):
        said = "nothing could be tried"
    return Document(
        command=invocation.command,
        root=project.root,
        headline=f"{name}, dry run: {said}",
        lines=tuple(_lines(rehearsal, sandboxed=sandboxed)),
        data={
            "environment": name,
            "dry_run": True,
            "plan_digest": rehearsal.plan.digest,
            "ran": [
                {"label": one.job.label, "milliseconds": round(one.seconds * 1000)} for one in ran
            ],
            "sandboxed": [job.label for job in rehearsal.untried] if sandboxed else [],
            "untried": [] if sandboxed else [job.label for job in rehearsal.untried],
        },
        error=error,
    )


def _lines(rehearsal: Rehearsal, *, sandboxed: bool) -> Iterator[str]:
    for one in rehearsal.ran:
        yield f"  runs     {one.job.label} {one.job.description}  {in_words(one.seconds)}"
    word = "sandbox" if sandboxed else "untried"
    for job in rehearsal.untried:
        why = "it runs outside a transaction" if job.no_transaction else "it comes after one"
        yield f"  {word}  {job.label} {job.description}  {why}"

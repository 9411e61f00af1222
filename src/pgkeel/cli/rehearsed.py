"""How a dry run is told."""

from collections.abc import Iterator

from pgkeel.cli.invocation import Invocation
from pgkeel.config import Project
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
from pgkeel.runner.rehearsal import Rehearsal
from pgkeel.runner.telling import in_words


def rehearsed(
    invocation: Invocation, project: Project, name: str, rehearsal: Rehearsal
) -> Document:
    """Return what was tried and rolled back, and what could not be tried."""
    ran = rehearsal.ran
    said = f"{counted(len(ran), 'migration')} run and rolled back" if ran else "nothing to do"
    if not ran and (rehearsal.error or rehearsal.untried):
        said = "nothing could be tried"
    return Document(
        command=invocation.command,
        root=project.root,
        headline=f"{name}, dry run: {said}",
        lines=tuple(_lines(rehearsal)),
        data={
            "environment": name,
            "dry_run": True,
            "plan_digest": rehearsal.plan.digest,
            "ran": [
                {"label": one.job.label, "milliseconds": round(one.seconds * 1000)} for one in ran
            ],
            "untried": [job.label for job in rehearsal.untried],
        },
        error=rehearsal.error,
    )


def _lines(rehearsal: Rehearsal) -> Iterator[str]:
    for one in rehearsal.ran:
        yield f"  runs     {one.job.label} {one.job.description}  {in_words(one.seconds)}"
    for job in rehearsal.untried:
        why = "it runs outside a transaction" if job.no_transaction else "it comes after one"
        yield f"  untried  {job.label} {job.description}  {why}: `keel check` tries it in a sandbox"

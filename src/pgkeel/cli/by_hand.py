"""What the commands share that write entries of the ledger without running anything."""

from dataclasses import dataclass

from pgkeel.cli.gates import confirm
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.targets import environment_of, request_for
from pgkeel.config import Project
from pgkeel.migrations.filename import label
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder
from pgkeel.report.document import Document
from pgkeel.runner.origin import find_by
from pgkeel.runner.repair import Recorded
from pgkeel.runner.request import Request
from pgkeel.runner.settings import By, limits_of

_LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who writes, where, and against which folder."""

    project: Project
    request: Request
    folder: Folder
    by: By


def by_hand(
    invocation: Invocation, environment: str, what: str, *, wait: str | None, yes: bool
) -> Hand:
    """Return all that is needed to do ``what``, once it is confirmed where it has to be."""
    project = invocation.project()
    limits = limits_of(project.settings.apply, wait=wait)
    request = request_for(invocation, project, environment, limits)
    confirm(invocation, environment_of(project, environment), environment, what, yes=yes)
    return Hand(
        project=project,
        request=request,
        folder=read_folder(project),
        by=find_by(project.root, invocation.environ, environment),
    )


def recorded(invocation: Invocation, hand: Hand, done: Recorded, word: str) -> Document:
    """Tell what was recorded."""
    where = label(done.newest, hand.folder.layout) if done.newest else "nothing applied"
    listed = ", ".join(done.labels)
    if len(done.labels) > _LISTED:
        listed = f"{len(done.labels):,} migrations, {done.labels[0]} to {done.labels[-1]},"
    return Document(
        command=invocation.command,
        root=hand.project.root,
        headline=f"{hand.request.label}: {listed} {word}, at {where}",
        data={
            "environment": hand.request.label,
            "versions": list(done.labels),
            "recorded": word,
            "at": str(done.newest) if done.newest else None,
        },
    )

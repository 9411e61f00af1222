"""What stands before a live database is changed, and who changes it: for all who apply."""

from collections.abc import Callable

from pgkeel.cli.gates import confirm
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.snapshot_gate import told_of_snapshot
from pgkeel.config import Late, Project
from pgkeel.migrations.migration import Folder
from pgkeel.report.wording import counted
from pgkeel.runner.apply import Gate
from pgkeel.runner.plan import Plan
from pgkeel.runner.request import Request
from pgkeel.runner.settings import By
from pgkeel.runner.target import Target


def gate_of(
    invocation: Invocation,
    project: Project,
    folder: Folder,
    request: Request | None,
    *,
    policy: Late,
    notes: list[str],
    environment: str,
    lint: bool,
    yes: bool,
) -> Gate:
    """Return what is asked before anything runs: the linter, and whoever has to say yes.

    RUN063 where the dump of ``environment`` is stale and ``policy`` refuses that; what it lets pass
    is added to ``notes``. RUN016 for lint errors in what is pending, APV007 for what it was seen to
    lose and nobody approved, RUN018 without a yes where one
    is needed. Without a ``request`` nobody is asked.
    """

    def gate(plan: Plan, _: Target) -> None:
        pending = tuple(one.migration for one in plan.planned)
        notes.extend(told_of_snapshot(project, environment, plan, policy))
        if lint:
            # Where nothing is pending the linter is not asked, and not imported.
            from pgkeel.cli.lint_gate import (  # noqa: PLC0415 -- as said
                lint_findings,
                refuse_lint_errors,
                refuse_losses,
                unapproved_losses,
            )

            refuse_lint_errors(lint_findings(invocation, project, folder, pending))
            # Only what the linter lets pass is run in a sandbox, and only where rows may tell more.
            losses, unmeasured = unapproved_losses(invocation, project, folder, pending)
            notes.extend(unmeasured)
            refuse_losses(losses)
        if request and request.environment:
            what = f"apply {counted(len(pending), 'migration')}"
            confirm(invocation, request.environment, request.label, what, yes=yes)

    return gate


def by_of(invocation: Invocation, project: Project, environment: str) -> Callable[[], By]:
    """Return what tells who applies; git is asked only when it is called."""

    def by() -> By:
        from pgkeel.runner.origin import find_by  # noqa: PLC0415 -- as said

        return find_by(project.root, invocation.environ, environment)

    return by

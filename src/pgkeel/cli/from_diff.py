"""``keel new --from-diff``: the next migration and its rollback, from a schema that is wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pgkeel.cli.comparing import Wish, compare_sources
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.refusing import refuse_lossy
from pgkeel.cli.selecting import selection_of
from pgkeel.cli.validating import write_validation
from pgkeel.config import Project
from pgkeel.diff.plan import Plan
from pgkeel.diff.script import groups, statements
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.lint.fixing import fix_project
from pgkeel.lint.settings import read_policy
from pgkeel.migrations.merged import Base
from pgkeel.report.document import Section
from pgkeel.sources.bench import Bench
from pgkeel.sources.parse import parse_source
from pgkeel.sources.source import FolderSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What goes into the two files below their headers."""

    text: str
    rollback_text: str
    sections: tuple[Section, ...]


def draft(
    invocation: Invocation, project: Project, target: str, renames: tuple[str, ...], allow: str
) -> Drafted:
    """Return the statements from the folder to ``target`` and those back.

    DIF004 where data would be lost unasked, DIF009 where nothing differs; a proof that fails is a
    section.
    """
    bench = Bench(project=project, environ=invocation.environ)
    head = FolderSource(label="folder")
    wanted = parse_source(target, project, invocation.environ, Path.cwd())
    selection = selection_of(project)
    back = tuple("=".join(reversed(rename.split("=", 1))) for rename in renames)
    forward = compare_sources(
        (head, wanted), bench, Wish(selection=selection, renames=renames, online=True)
    )
    if not forward.comparison.plan.steps:
        raise KeelError(dif.NOTHING_TO_DO, f"the folder already makes {wanted.label}")
    if allow != "data-loss":
        refuse_lossy(forward.comparison.plan)
    backward = compare_sources(
        (wanted, head), bench, Wish(selection=selection, renames=back, online=True)
    )
    return Drafted(
        text=written(forward.comparison.plan),
        rollback_text=written(backward.comparison.plan),
        sections=(*forward.sections, *backward.sections),
    )


def guard(
    project: Project, paths: tuple[Path, ...], merged: Base | None, now: datetime
) -> tuple[Path, ...]:
    """Give the statements of new files the guards that the linter asks for.

    Return what else is written: the migration that validates the constraints in them.
    """
    fixed = fix_project(project, read_policy(project), lambda path: path in paths)
    return write_validation(project, tuple(fixed.validate), merged, now)


def written(plan: Plan) -> str:
    """Return the statements of a plan as a migration has them, not guarded yet."""
    return "".join(f"{line}\n" for line in _lines(plan))


def _lines(plan: Plan) -> Iterator[str]:
    """Yield one transaction as it is; several ones as a migration that runs in none of keel's."""
    found = groups(plan)
    single = len(found) == 1 and found[0].in_transaction
    if not single:
        yield "-- keel: no-transaction"
    for group in found:
        if not single:
            yield ""
        for sql, planned in statements(group):
            if single and sql in ("BEGIN", "COMMIT"):
                continue  # keel's own transaction
            if planned:
                hazards = planned.step.hazards
                yield from (f"-- {hazard.danger}: {hazard.why}" for hazard in hazards)
            yield f"{sql};"

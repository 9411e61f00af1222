"""``keel lint --fix``: rewrites what is not merged, and tells what it did."""

from datetime import datetime
from pathlib import Path

from pgkeel.cli.invocation import Invocation
from pgkeel.cli.lint_merged import merged_paths
from pgkeel.cli.lint_paths import expanded
from pgkeel.cli.validating import write_validation
from pgkeel.config import Project
from pgkeel.lint.fixing import fix_project
from pgkeel.lint.policy import Policy
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.migrations.sum_writing import write_sums


def fix_files(
    invocation: Invocation,
    project: Project,
    policy: Policy,
    base: str | None,
    paths: tuple[Path, ...],
    now: datetime,
) -> tuple[str, ...]:
    """Rewrite the files among ``paths`` (all where there are none); return lines that tell so."""
    known = read_base(project, read_folder(project), base, invocation.environ)
    merged = merged_paths(project, known)
    asked = dict(expanded(paths))
    fixed = fix_project(
        project,
        policy,
        lambda path: path not in merged and (not asked or path.resolve() in asked),
    )
    merged_base = known if isinstance(known, Base) else None
    written = write_validation(project, tuple(fixed.validate), merged_base, now)
    if fixed.changed and project.sum_file.exists():
        write_sums(project, read_folder(project), merged_base)
    lines = [f"  changed  {path.relative_to(project.root)}" for path in fixed.changed]
    lines += [
        f"  kept     {path.relative_to(project.root)}: merged; mend it in a new migration"
        for path in fixed.kept
        if path in merged
    ]
    lines += [f"  written  {path.relative_to(project.root)}" for path in written]
    return tuple(lines)

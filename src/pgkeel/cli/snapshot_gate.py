"""Whether what is recorded of an environment is of the version that its database is at."""

from pgkeel import config
from pgkeel.config import Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import run
from pgkeel.migrations.filename import label
from pgkeel.migrations.version import Version
from pgkeel.release.header import parse_header
from pgkeel.release.standing import head_version
from pgkeel.release.sums import read_dump
from pgkeel.runner.plan import Plan


def told_of_snapshot(
    project: Project, name: str, plan: Plan, policy: config.Late
) -> tuple[str, ...]:
    """Raise RUN063, or return it as a note, as ``policy`` says of a dump that is stale."""
    stale = _stale(project, name, plan.stood.newest)
    if stale is None or policy == "allow":
        return ()
    if policy == "error":
        raise stale
    return (stale.message,)


def left_stale(project: Project, name: str, newest: Version | None) -> tuple[str, ...]:
    """Say what to do about the dump of environment ``name`` once its database is at ``newest``."""
    stale = _stale(project, name, newest)
    return (f"{stale.message}: {stale.hint}",) if stale else ()


def _stale(project: Project, name: str, newest: Version | None) -> KeelError | None:
    """Return what is wrong where the dump of environment ``name`` is of another version.

    ``None`` where they agree, where nothing is recorded, and where the dump names no version.
    """
    path = project.current / f"{name}.schema.sql"
    header = parse_header(read_dump(path) or b"") if path.is_file() else None
    recorded = head_version(header.head) if header else None
    if recorded is None or recorded == newest:
        return None
    layout = project.settings.migrations.layout
    there = f"at {label(newest, layout)}" if newest else "before the first migration"
    return KeelError(
        run.STALE_SNAPSHOT,
        f"{name} is {there}, and its recorded schema is of {label(recorded, layout)}",
        place=Place(path=path, line=2),
        hint=f"keel dump{project.flag} --env {name}",
    )

"""The environment that a command is about: its URL, settings and ledger."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pgkeel import config
from pgkeel.cli.invocation import Invocation
from pgkeel.config import Project
from pgkeel.config.environment import environment_url
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.version import Version
from pgkeel.names import Name
from pgkeel.runner.request import Request
from pgkeel.runner.settings import Hooks, Limits
from pgkeel.sandbox.preset import managed_schemas

if TYPE_CHECKING:
    from pgkeel.postgres.session import Session

OLDEST = {"plain": 14, "supabase": 15}


def chosen_environment(project: Project, name: str | None) -> str:
    """Return the environment that is meant: the one named, the only one, or that of ``[lint]``."""
    known = list(project.settings.environments)
    if name is None and len(known) == 1:
        return known[0]
    return name or project.settings.lint.environment


def request_for(
    invocation: Invocation,
    project: Project,
    name: str,
    limits: Limits,
    *,
    upto: Version | None = None,
    plan_digest: str | None = None,
    on_existing: bool = False,
    try_rights: bool = False,
) -> Request:
    """Return what is to be applied to environment ``name``; CFG008 when it has no URL here."""
    url = environment_url(project, name, invocation.environ)
    return Request(
        url=url,
        label=name,
        root=project.root,
        place=project.settings.ledger,
        environment=environment_of(project, name),
        oldest=oldest_server(project),
        managed=managed_schemas(project.settings.project.preset) | project.other_schemas,
        own=project.own.schemas if project.own else None,
        limits=limits,
        upto=upto,
        plan_digest=plan_digest,
        find_backups=partial(_backups, project.root),
        on_existing=on_existing,
        verify=project.verify,
        hooks=Hooks(
            before=project.settings.apply.before,
            after=project.settings.apply.after,
            environ=invocation.environ,
        ),
        try_rights=try_rights,
        fingerprint=_fingerprint_of(project) if project.settings.apply.fingerprint else None,
    )


def _backups(root: Path, migration: Migration) -> tuple[Name, ...]:
    from pgkeel.cli.backups import wanted_backups  # noqa: PLC0415 -- only where anything is to run

    return wanted_backups(root, migration)


def _fingerprint_of(project: Project) -> Callable[["Session"], str]:
    """Return what tells the schema of a session in one word: of what counts in ``project``."""

    def told(session: "Session") -> str:
        # All of these are slow to import, and most projects do not ask for it.
        from pgkeel.catalog.fingerprint import fingerprint  # noqa: PLC0415 -- as said
        from pgkeel.catalog.reader import read_objects  # noqa: PLC0415 -- as said
        from pgkeel.cli.selecting import selection_of  # noqa: PLC0415 -- as said

        return fingerprint(selection_of(project).of(read_objects(session)))

    return told


def environment_of(project: Project, name: str) -> config.Environment:
    """Return the settings of environment ``name``, which is in keel.toml."""
    return project.settings.environments[name]


def oldest_server(project: Project) -> int:
    """Return the oldest major version that the migrations are written for."""
    settings = project.settings
    return int(settings.lint.server or OLDEST[settings.project.preset])

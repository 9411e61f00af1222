"""Which databases a call is about: an environment, several by a pattern, what a query lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from pgkeel.cli.invocation import Invocation
from pgkeel.config import DatabaseUrl, Environment, Project
from pgkeel.config.environment import environment_url
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg
from pgkeel.runner.connecting import connected

_PATTERN = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Database:
    """One of them: what people call it, its environment, and its URL."""

    label: str
    name: str
    """Of the environment."""
    environment: Environment
    url: DatabaseUrl


def is_fleet(project: Project, name: str | None) -> bool:
    """Whether ``name`` stands for more databases than one."""
    if name is None:
        return False
    known = project.settings.environments.get(name)
    return bool(_PATTERN.intersection(name)) or (known is not None and known.targets is not None)


def fleet_of(invocation: Invocation, project: Project, name: str) -> tuple[Database, ...]:
    """Return the databases that ``name`` stands for: environments in the order of keel.toml.

    Those of an environment with ``targets`` in the order of its query. CFG008 when there are none.
    """
    known = project.settings.environments
    names = [name] if name in known else [one for one in known if fnmatchcase(one, name)]
    found = [one for each in names for one in _databases(invocation, project, each)]
    if not found:
        what = f"lists no database for {name}" if names else f"has no environment like {name}"
        place = Place(path=project.root / "keel.toml")
        hint = None if names else f"there are: {', '.join(known)}"
        raise KeelError(cfg.NO_ENVIRONMENT, f"keel.toml {what}", place=place, hint=hint)
    return tuple(found)


def _databases(invocation: Invocation, project: Project, name: str) -> Iterator[Database]:
    environment = project.settings.environments[name]
    url = environment_url(project, name, invocation.environ)
    if environment.targets is None:
        yield Database(name, name, environment, url)
        return
    from pgkeel.postgres.session import with_database  # noqa: PLC0415 -- it loads the driver

    with connected(url, name) as session:
        session.run("begin read only")
        rows = session.query_made(environment.targets)
    seen = set[str]()
    for row in rows:
        text = str(row[0]) if len(row) == 1 and row[0] is not None else ""
        if not text or text in seen:
            why = f"{text} twice" if text else "a row that is not one name or URL"
            place = Place(path=project.root / "keel.toml")
            raise KeelError(cfg.BAD_VALUE, f"the targets of {name} give {why}", place=place)
        seen.add(text)
        is_url = "://" in text or "=" in text
        own = DatabaseUrl(text) if is_url else with_database(url, text)
        yield Database(f"{name}/{own if is_url else text}", name, environment, own)

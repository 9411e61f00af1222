"""Who applies, and from which commit: what the ledger is to remember."""

from collections.abc import Mapping
from pathlib import Path

from pgkeel import __version__
from pgkeel.errors import KeelError
from pgkeel.git.repository import find_repository
from pgkeel.runner.settings import By

_NAMES = ("PGKEEL_PERSON", "GITHUB_ACTOR", "GITLAB_USER_LOGIN", "SUDO_USER", "USER", "LOGNAME")


def find_by(root: Path, environ: Mapping[str, str], environment: str | None) -> By:
    """Return who runs this, and the commit that is checked out at ``root``, where that is known.

    CI says who started it; else it is the user of the system.
    """
    person = next((environ[name] for name in _NAMES if environ.get(name)), None)
    return By(
        person=person,
        git_commit=_commit(root, environ),
        environment=environment,
        tool_version=__version__,
    )


def _commit(root: Path, environ: Mapping[str, str]) -> str | None:
    try:
        repository = find_repository(root, environ)
        return repository.head() if repository else None
    except KeelError:
        return None  # migrations are applied from a plain copy of the folder, too

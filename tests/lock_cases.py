"""The cases of the lock table, as values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pgkeel.locks import LockMode, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    path: Path
    form: str
    setup: str
    statement: str
    roles: dict[str, tuple[str, ...]]
    since: int
    alone: bool

    def relations(self, locks: Iterable[tuple[Role, LockMode]]) -> dict[str, LockMode]:
        """Return the relations of the case that ``locks`` speaks of."""
        return {name: mode for role, mode in locks for name in self.roles.get(role, ())}


@cache
def read_case(path: Path) -> Case:
    setup, marker, statement = path.read_text().partition("-- statement:\n")
    assert marker, f"{path}: no statement"
    since = re.search(r"^-- since: (\d+)$", setup, re.MULTILINE)
    roles = {
        role: tuple(names.split(", "))
        for role, names in re.findall(r"^-- role (\S+) = (.+)$", setup, re.MULTILINE)
    }
    return Case(
        path=path,
        form=path.name.split(".")[0],
        setup=setup,
        statement=statement.strip(),
        roles={"table": ("t",), **roles},
        since=int(since[1]) if since else 0,
        alone=re.search(r"^-- alone$", setup, re.MULTILINE) is not None,
    )


PATHS = sorted((Path(__file__).parent / "cases" / "locks").glob("*.sql"))

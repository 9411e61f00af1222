"""What an operation does to a table, in terms of the lock table."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from pgkeel.locks import Fact, LockMode
from pgkeel.names import Name

POLICY_FORMS = frozenset(
    {
        "alter-policy",
        "create-policy",
        "disable-rls",
        "drop-policy",
        "enable-rls",
        "force-rls",
        "no-force-rls",
    }
)
"""The forms that decide who sees which rows: a moment's work under the strongest lock."""


class Effect(Struct, frozen=True):
    """What an operation does to one table: a form of the lock table, its fact, and the tables."""

    form: str
    fact: Fact
    table: Name
    others: Mapping[str, Name]
    """The other relations by the roles they play: ``referenced``, ``parent``, …."""

    def locks(self) -> Iterator[tuple[Name, LockMode]]:
        """Yield the relations that are locked, and how."""
        for role, mode in self.fact.locks:
            name = self.table if role == "table" else self.others.get(role)
            if name:
                yield name, mode

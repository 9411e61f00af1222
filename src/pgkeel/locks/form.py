"""A form of statement and the facts about its locks, by server version; for everybody."""

from typing import Literal

from msgspec import Struct

from pgkeel.locks.mode import LockMode

Role = Literal[
    "table",
    "referenced",
    "referencing",
    "parent",
    "partition",
    "default-partition",
    "source",
    "index",
    "partition-index",
    "sequence",
    "type",
    "dependent",
]
"""The part that a relation plays in a statement.

table               what the statement is about: a table, view or materialized view; for an index,
                    trigger, rule, policy, constraint or domain the table that has or uses it
referenced          the table that a foreign key of the table points at
referencing         a table whose foreign key points at the table
parent              the partitioned table, or the parent that the table inherits from
partition           the partition that is attached or detached; else each partition of the table,
                    where the statement goes down to them; what changes columns, CHECKs and rows
                    goes down to tables that inherit, too
default-partition   the default partition of the table, or of its parent, where there is one
source              a table that the statement only reads: of a view, a query or LIKE
index               the index that is named, or else each index of the table that is touched
partition-index     the index of a partition that is attached to ``index``
sequence            the sequence that is named or belongs to the column
type                the composite type, which is a relation too
dependent           what CASCADE takes along: a view, or a table made of the composite type
"""

Locks = tuple[tuple[Role, LockMode], ...]
"""A mode for each role."""

OLDEST = 14
"""The oldest major version of PostgreSQL that is supported."""


class Fact(Struct, frozen=True, kw_only=True):
    """What a form does to the relations it touches, on servers from ``since`` on.

    ``locks`` holds the strongest mode on each role. A relation that the statement itself makes is
    not in it; an index may be left out that is locked no more strongly than its table.
    """

    since: int = OLDEST
    locks: Locks = ()
    reads: tuple[Role, ...] = ()
    """The relations all of whose rows are read, whatever a query in the statement asks for."""
    rewrites: bool = False
    """Whether all rows of the table, and of the partitions where it goes down to them, are written
    to a new file, and their indexes with them."""
    builds_index: bool = False
    """Whether an index over existing rows is built, apart from those of a table rewritten."""
    source: str
    """The page of the manual, as its address names it, and the section."""

    @property
    def scans(self) -> bool:
        """Whether all rows of a relation are read."""
        return bool(self.reads)

    def mode(self, role: Role) -> LockMode | None:
        """Return the strongest lock on ``role``."""
        return dict(self.locks).get(role)


class Form(Struct, frozen=True, kw_only=True):
    """A form of statement; ``facts`` are ordered by the version they hold from."""

    name: str
    sql: str
    """A short sample, as people write it."""
    facts: tuple[Fact, ...]

    def at(self, version: int) -> Fact:
        """Return the fact for a server of major ``version``.

        A server too old to know the form refuses the statement; its first fact stands in there.
        """
        return next((fact for fact in reversed(self.facts) if fact.since <= version), self.facts[0])

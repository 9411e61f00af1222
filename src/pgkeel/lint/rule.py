"""What a rule is; the list of them is the package ``rules``."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from pgkeel.errors import Code
from pgkeel.finding import Severity
from pgkeel.lint.at import At
from pgkeel.lint.known.objects import Origin
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.policy import Policy
from pgkeel.names import Name

Level = Severity | Literal["off"]

Family = Literal[
    "columns",
    "constraints",
    "indexes",
    "partitions",
    "tables",
    "transactions",
    "destructive",
    "compatibility",
    "idempotence",
    "session",
    "privileges",
    "rls",
    "supabase",
    "rows",
    "types",
    "names",
    "design",
    "header",
    "suppression",
]


class Found(Struct, frozen=True):
    """What a check has found: the words, and where if that is not where the operation is."""

    message: str
    hint: str | None = None
    """What to do here, where that is more than the rule's ``instead``."""
    at: int | None = None
    """A byte offset in the file."""
    table: Name | None = None
    """The table that is worked on: its size weighs."""
    loses: str | None = None
    """What a destructive rule finds lost, as SQL writes it: approvals name it so."""
    takes: tuple[str, ...] = ()
    """What falls with it, as far as is known."""
    origin: Origin | None = None
    """Where in history the thing was made, for what only the end of history tells."""


_POINTERS = re.compile(r"^--(?:<|[ ^]*\^[ ^]*)\n", re.MULTILINE)
_CHAPTERS = {
    "LNT1": "Columns, constraints, tables",
    "LNT2": "Indexes and partitions",
    "LNT3": "Transactions and timeouts",
    "LNT4": "Destructive and incompatible",
    "LNT5": "Idempotence",
    "LNT6": "Sessions and roles",
    "LNT7": "Privileges, row-level security, Supabase",
    "LNT8": "Rows, types, names, design",
    "LNT9": "Headers, rollback files, suppressions",
}

Verdict = Found | Iterable[Found] | None


class Rule(Struct, frozen=True, kw_only=True, dict=True):
    """A check of migration text.

    ``code`` never changes once released; ``slug`` names the pattern that is found, never the cure.
    ``why`` is the reason in PostgreSQL, ``instead`` the safe way. ``bad`` is a migration on top of
    the schema of ``example`` (and of ``before``) that gives this finding wherever a line of it is
    followed by a comment with a caret, and no other error or warning but of the rules in ``also``;
    ``good`` does the same work and gives no error of any rule.
    """

    code: str
    slug: str
    family: Family
    level: Level
    summary: str
    why: str
    instead: str
    bad: str
    good: str
    on: tuple[type[Operation], ...]
    """The operations that ``check`` is called with."""
    check: Callable[[Any, At], Verdict]
    """Called with each operation, and what is known before it."""
    also: tuple[str, ...] = ()
    before: str = ""
    words: tuple[str, ...] = ()
    """If there are any: every text in which it finds something has one of them, in lower case.

    Whole files are passed over by them, so a word that is left out is a finding that is missed.
    """
    kind: Literal["migration", "rollback"] = "migration"
    """What ``bad`` and ``good`` are; a rollback file undoes the migration in ``before``."""
    preset: Literal["plain", "supabase"] = "plain"
    settings: str = ""
    """What keel.toml says where the samples stand: rules about what a project wants need it."""
    wanted: Callable[[Policy], bool] | None = None
    """Whether a policy asks for it at all, beside its level."""
    since: int = 14
    """The first and last major version of PostgreSQL that it is about."""
    until: int = 99
    destructive: bool = False
    """What it finds can lose data: only a spec may approve it."""
    sized: bool = False
    """How bad it is depends on how large the table is."""
    in_rollback: bool = True
    """Whether it is of use in rollback files, which consist of drops."""
    in_format: bool = False
    """Stage ``format`` of ``keel check`` tells the same."""

    @cached_property
    def identity(self) -> Code:
        """The code under which its findings are reported."""
        return Code(self.code, self.summary, self.why, self.instead, self.slug)

    @property
    def chapter(self) -> str:
        """The heading below which it is listed: the hundred of its code."""
        return _CHAPTERS[self.code[:4]]

    @property
    def bad_alone(self) -> str:
        """``bad`` as people read it, without the comments that point at places."""
        return _POINTERS.sub("", self.bad)

"""How another tool's history is written: SQL that a writer makes, run elsewhere. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from pgkeel.migrations.version import Version
from pgkeel.runner.histories.history import Tool
from pgkeel.runner.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """The tables by their names, as SQL writes them."""

    history: str
    quoted: str
    """The history, each part in quotes whether it needs them or not."""
    ledger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """The statements that keep a tool's history as the tool itself would.

    All names in them carry their schema: a migration may have left any search_path. Each may be
    run again, and then changes nothing.
    """

    tool: Tool
    make: Callable[[str, str], str]
    """Schema and table as SQL writes them, to the statements that make the table."""
    applied: Callable[[At, Job], str]
    """After a migration was applied, or recorded as adopted, or its edited text accepted."""
    undone: Callable[[At, Job], str]
    """After its rollback."""
    forgotten: Callable[[At, Version], str]
    """After it was taken out of what holds: its file is gone."""
    points: bool = False
    """Whether it is made from the ledger as a whole, so that once at the end is enough."""

"""The comments that silence findings: which rules, for which statement, and whether they did."""

from collections.abc import Sequence

from msgspec import Struct, field

from pgkeel.finding import Finding
from pgkeel.migrations.directives import Allow, parse_directives
from pgkeel.sql import Comment, SqlText, Statement, scan

_MARK = b"keel:"


class Suppressions(Struct):
    """The ``-- keel: allow`` comments of one file."""

    allows: Sequence[Allow] = ()
    problems: Sequence[Finding] = ()
    """Comments that begin like one and cannot be understood."""
    used: set[tuple[int, str]] = field(default_factory=set)
    """The offsets and rules of those that have silenced something."""

    def silence(self, slug: str, offset: int) -> Allow | None:
        """Return the comment that silences a finding of the rule ``slug`` at ``offset``."""
        for allow in self.allows:
            statement = allow.statement
            if slug in allow.rules and statement.start <= offset <= statement.end:
                self.used.add((allow.offset, slug))
                return allow
        return None


def read_suppressions(text: SqlText) -> Suppressions:
    """Read the comments of ``text``; nothing is scanned in a file that has none."""
    if text.buffer.find(_MARK) < 0:
        return Suppressions()
    items = [item for item in scan(text) if isinstance(item, (Comment, Statement))]
    found = parse_directives(text, items)
    return Suppressions(found.allows, found.findings)

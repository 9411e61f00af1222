"""Primary and unique keys that adopt an index built beside the writers; for constraints."""

import re
from typing import NamedTuple

_NAME = r'(?:"(?:[^"]|"")*"|[^\s",()]+)'
_LIST = rf"\({_NAME}(?:, {_NAME})*\)"
# As pg_get_constraintdef writes it (ruleutils.c). WITHOUT OVERLAPS is by no b-tree: no match.
_KEY = re.compile(
    rf"(?P<word>PRIMARY KEY|UNIQUE)(?P<nulls> NULLS NOT DISTINCT)? (?P<columns>{_LIST})"
    rf"(?P<include> INCLUDE {_LIST})?(?P<timing>(?: DEFERRABLE)?(?: INITIALLY DEFERRED)?)"
)


class Key(NamedTuple):
    """The parts of a key's definition that its index has, and those that it has not."""

    word: str
    built: str
    """What follows the table in CREATE UNIQUE INDEX."""
    timing: str
    columns: str
    """In parentheses."""

    def index_of(self, name: str, table: str) -> str:
        """Return the statement that builds the index without holding up writers."""
        return f"CREATE UNIQUE INDEX CONCURRENTLY {name} ON {table} {self.built}"

    def adopting(self, name: str, index: str) -> str:
        """Return the action of ALTER TABLE that makes the index the key, and renames it so."""
        return f"ADD CONSTRAINT {name} {self.word} USING INDEX {index}{self.timing}"


def parse_key(definition: str) -> Key | None:
    """Return the key, or ``None`` where no index can be adopted for it."""
    found = _KEY.fullmatch(definition)
    if found is None:
        return None
    index = found["columns"] + (found["include"] or "") + (found["nulls"] or "")
    return Key(found["word"], index, found["timing"], found["columns"])

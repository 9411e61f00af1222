"""Which extensions the migrations ask for in a certain version; by syntax alone, pure."""

import re
from collections.abc import Iterable, Iterator

from pgkeel.migrations.migration import Migration
from pgkeel.sql import SqlText, Tree, parsed, with_room

_WORTH_A_LOOK = re.compile(rb"\bextension\b", re.IGNORECASE)


def pinned_extensions(migrations: Iterable[Migration]) -> frozenset[str]:
    """Return the extensions whose version some migration names.

    Of all others the server decides which one it gets, so another version is no change by hand.
    """
    texts = [one.text for one in migrations if _WORTH_A_LOOK.search(bytes(one.text.buffer))]
    if not texts:
        return frozenset()
    return with_room(lambda: frozenset(name for text in texts for name in _pinned(text)))


def _pinned(text: SqlText) -> Iterator[str]:
    statements, _ = parsed(text)
    for statement in statements:
        for kind, tree in (statement.tree or {}).items():
            if kind in ("CreateExtensionStmt", "AlterExtensionStmt") and _names_version(tree):
                yield tree["extname"]


def _names_version(tree: Tree) -> bool:
    options = (one["DefElem"] for one in tree.get("options", ()))
    return any(one["defname"] == "new_version" for one in options)

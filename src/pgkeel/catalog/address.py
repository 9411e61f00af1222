"""The address of an object: what tells it from all others of its database; for everybody."""

from typing import NamedTuple

from pgkeel.names import quoted

_FACETS = {"comment": "on", "owner": "of", "privileges": "on", "security label": "on"}


class Address(NamedTuple):
    """A kind and a path of names, as the catalogs hold them: schema first, then whose it is.

    The path of an object that belongs to another begins with that one's path. Routines and
    operators may share a name: a last part in parentheses holds their arguments. The path of a
    facet begins with the kind of what it belongs to.
    """

    kind: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        """Return it as a person would write it: ``column public.books.title``."""
        if self.kind in _FACETS and self.path:
            return f"{self.kind} {_FACETS[self.kind]} {Address(self.path[0], self.path[1:])}"
        return f"{self.kind} {_dotted(self.path)}"


def _dotted(path: tuple[str, ...]) -> str:
    *names, last = path
    if last.startswith("(") and names:
        return _dotted(tuple(names)) + last
    return ".".join(map(quoted, path))

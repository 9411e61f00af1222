"""Privileges as values, and the GRANTs and REVOKEs from some to others; for kinds."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from pgkeel.catalog.quoting import role

OWNER = "=owner"
"""Stands for the owner of an object, whoever that is: no role's name begins so in an ACL."""

_ALL: Mapping[str, tuple[str, ...]] = {
    "r": ("DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"),
    "S": ("SELECT", "UPDATE", "USAGE"),
    "f": ("EXECUTE",),
    "n": ("CREATE", "USAGE"),
    "T": ("USAGE",),
    "l": ("USAGE",),
    "F": ("USAGE",),
    "s": ("USAGE",),
    "c": (),
}
# What everybody may do with a new object (manual: Privileges, Table 5.2).
_PUBLIC: Mapping[str, tuple[str, ...]] = {"f": ("EXECUTE",), "T": ("USAGE",), "l": ("USAGE",)}
_MAINTAIN_SINCE = 17


class Grant(NamedTuple):
    """That a role has one privilege, and from whom."""

    grantee: str
    """Empty for everybody."""
    privilege: str
    grantable: bool
    grantor: str

    def __str__(self) -> str:
        """Return it for people: ``SELECT to app with grant option``."""
        to = "the owner" if self.grantee == OWNER else role(self.grantee)
        option = " with grant option" if self.grantable else ""
        return f"{self.privilege} to {to}{option}"


def all_privileges(kind: str, major: int) -> tuple[str, ...]:
    """Return every privilege on an object of a type as ``acldefault`` calls it."""
    maintain = ("MAINTAIN",) if kind == "r" and major >= _MAINTAIN_SINCE else ()
    return tuple(sorted((*_ALL[kind], *maintain)))


def usual(kind: str, major: int) -> frozenset[Grant]:
    """Return what a new object of a type has where no default privileges are set."""
    own = {Grant(OWNER, one, False, OWNER) for one in all_privileges(kind, major)}
    return frozenset(own | {Grant("", one, False, OWNER) for one in _PUBLIC.get(kind, ())})


class Turn(NamedTuple):
    """One statement: its parts before and after the object's name, and who has to say it."""

    grantor: str
    head: str
    tail: str


class Target(NamedTuple):
    """What privileges are on: its type, its owner, the server, and a column's name."""

    kind: str
    owner: str
    major: int
    column: str = ""


def turns(have: Collection[Grant], want: Collection[Grant], target: Target) -> Iterator[Turn]:
    """Yield what makes one set of privileges the other: first what is taken, then what is given."""
    before, after = _by_key(have), _by_key(want)
    gone = [key for key in before if key not in after]
    held = [key for key, passed in before.items() if passed and after.get(key) is False]
    plain = [key for key, passed in after.items() if not passed and key not in before]
    passed = [key for key, passed in after.items() if passed and before.get(key) is not True]
    yield from _statements("REVOKE", gone, "FROM", "", target)
    yield from _statements("REVOKE GRANT OPTION FOR", held, "FROM", "", target)
    yield from _statements("GRANT", plain, "TO", "", target)
    yield from _statements("GRANT", passed, "TO", " WITH GRANT OPTION", target)


_Key = tuple[str, str, str]
"""Grantor, grantee, privilege."""


def _by_key(grants: Iterable[Grant]) -> dict[_Key, bool]:
    return {(one.grantor, one.grantee, one.privilege): one.grantable for one in sorted(grants)}


def _statements(
    verb: str, keys: Iterable[_Key], to: str, options: str, target: Target
) -> Iterator[Turn]:
    everything = all_privileges(target.kind, target.major)
    for (grantor, grantee), group in groupby(sorted(keys), key=lambda key: key[:2]):
        names = tuple(privilege for *_, privilege in group)
        shown = [f"{name} ({target.column})" if target.column else name for name in names]
        text = "ALL" if names == everything else ", ".join(shown)
        who = role(target.owner if grantee == OWNER else grantee)
        yield Turn(grantor, f"{verb} {text}", f"{to} {who}{options}")

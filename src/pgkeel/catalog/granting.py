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
MAINTAIN_SINCE = 17
"""The first major version with that privilege on tables."""


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
    maintain = ("MAINTAIN",) if kind == "r" and major >= MAINTAIN_SINCE else ()
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
    depth_before, depth_after = _depths(have), _depths(want)
    for depth in sorted(set(depth_before.values()), reverse=True):
        yield from _statements("REVOKE", _at(depth, gone, depth_before), "FROM", "", target)
        keys = _at(depth, held, depth_before)
        yield from _statements("REVOKE GRANT OPTION FOR", keys, "FROM", "", target)
    for depth in sorted(set(depth_after.values())):
        yield from _statements("GRANT", _at(depth, plain, depth_after), "TO", "", target)
        keys = _at(depth, passed, depth_after)
        yield from _statements("GRANT", keys, "TO", " WITH GRANT OPTION", target)


def without_revoked(
    grants: Iterable[Grant], have: Collection[Grant], want: Collection[Grant]
) -> frozenset[Grant]:
    """Return what is left of the grants on a column where its table's change as ``turns`` says.

    REVOKE on a table revokes the same on each of its columns, grant options alike.
    """
    before, after = _by_key(have), _by_key(want)
    left = set()
    for one in grants:
        key = (one.grantor, one.grantee, one.privilege)
        if key in before and key not in after:
            continue
        held = before.get(key) and after.get(key) is False
        left.add(one._replace(grantable=False) if held else one)
    return frozenset(left)


_Key = tuple[str, str, str]
"""Grantor, grantee, privilege."""


def _depths(grants: Iterable[Grant]) -> dict[str, int]:
    """Return how many grants with grant option lie between the owner and each grantor.

    Nobody can grant before they were granted, nor be revoked before what they granted is.
    """
    all_grants = tuple(grants)
    found = {OWNER: 0}
    waiting = {one.grantor for one in all_grants} - {OWNER}
    while waiting:
        reached = {
            one.grantee: found[one.grantor] + 1
            for one in all_grants
            if one.grantable and one.grantee in waiting and one.grantor in found
        }
        # By a superuser's doing, or by somebody who is not told of: last.
        found |= reached or dict.fromkeys(waiting, len(found))
        waiting -= found.keys()
    return found


def _at(depth: int, keys: Iterable[_Key], depths: Mapping[str, int]) -> list[_Key]:
    return [key for key in keys if depths[key[0]] == depth]


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

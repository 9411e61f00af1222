"""Which objects of a snapshot count: by schema, kind and name, and whose schemas are managed."""

from fnmatch import fnmatchcase

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.address import Address
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.bookkeeping import without
from pgkeel.names import TableName


class Selection(Struct, frozen=True, kw_only=True):
    """What is compared; empty fields let everything through.

    ``managed`` schemas belong to a platform: in them only objects of the kinds in ``kept`` count,
    which users add there, and only where nothing of a managed schema is behind them.
    """

    schemas: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    """Schemas that do not count."""
    kinds: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    """Patterns of addresses as they are shown, ``*`` for anything."""
    ignored: tuple[str, ...] = ()
    """Kinds that do not count."""
    ignored_objects: tuple[str, ...] = ()
    """Patterns of addresses that do not count."""
    bookkeeping: tuple[TableName, ...] = ()
    """Tables of tools, which are no part of any schema."""
    managed: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset({"policy", "trigger"})

    def of(self, snapshot: Snapshot) -> Snapshot:
        """Return the snapshot of what counts."""
        snapshot = without(snapshot, self.bookkeeping)
        if replace(self, bookkeeping=(), kept=frozenset()) == Selection(kept=frozenset()):
            return snapshot
        chosen = [address for address in snapshot.objects if self._counts(address, snapshot)]
        return snapshot.only(chosen)

    def _counts(self, one: Address, snapshot: Snapshot) -> bool:
        kind, path = one
        if all_kinds()[kind].facet:
            kind, path = path[0], path[1:]
            if one.kind in self.ignored:
                return False
        if kind in self.ignored:
            return False
        schema = schema_of(kind, path)
        if schema in self.without or (self.schemas and schema not in self.schemas):
            return False
        if self.kinds and not {kind, one.kind} & set(self.kinds):
            return False
        address = Address(kind, path)
        if self.objects and not _named(address, self.objects):
            return False
        if self.ignored_objects and _named(address, self.ignored_objects):
            return False
        return schema not in self.managed or self._is_added(address, snapshot)

    def _is_added(self, address: Address, snapshot: Snapshot) -> bool:
        if address.kind not in self.kept:
            return False
        if address.kind != "trigger":
            return True  # asking auth.uid() does not make a policy the platform's
        # A trigger of the platform calls a function of the platform.
        needed = snapshot.depends.get(address, ())
        return not any(
            on.path[:1] and on.path[0] in self.managed and on.path[:2] != address.path[:2]
            for on, _, _ in needed
        )


def schema_of(kind: str, path: tuple[str, ...]) -> str:
    """Return the schema that an object is in, nothing for one that is in none."""
    at = all_kinds()[kind].schema_at
    return path[at] if at is not None and at < len(path) else ""


def _named(address: Address, patterns: tuple[str, ...]) -> bool:
    """Whether a pattern means the address, or something that it is within."""
    shown = str(address)
    name = shown.removeprefix(f"{address.kind} ")
    return any(
        fnmatchcase(shown, one)
        or fnmatchcase(name, one)
        or name.startswith(f"{one}.")
        or fnmatchcase(name, f"{one}.*")
        for one in patterns
    )

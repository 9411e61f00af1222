"""Puts the rows of all kinds together: OIDs become addresses, and are forgotten; for the reader."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from pgkeel.catalog.address import Address
from pgkeel.catalog.canonical import canonical
from pgkeel.catalog.kind import Kind
from pgkeel.catalog.objects import Envelope, Object, Record
from pgkeel.catalog.snapshot import Dependency
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif

Key = tuple[str, int, int]
"""A row of a catalog: its catalog, its OID, and a column's number or 0."""


# Objects of an extension stand for it: what needs them needs it.
MEMBERS = """
select coalesce(json_agg(json_build_array(
  d.classid::int8, d.objid::int8, d.objsubid, d.refobjid::int8)), '[]')::text
from pg_depend d where d.deptype = 'e' and d.refclassid = 'pg_extension'::regclass
"""
# Dependencies on what initdb made are not interesting: it is everywhere. Internal ones (i) join the
# parts of one object, and what an object belongs to is known from its kind.
# The JSON is put together by hand, which takes half the time: there are very many rows.
DEPENDENCIES = """
select '[' || coalesce(string_agg('[' || concat_ws(',', d.classid, d.objid, d.objsubid,
  d.refclassid, d.refobjid, d.refobjsubid,
  case when d.deptype = 'n' then 0 when s.seqrelid is not null then 2 else 1 end) || ']', ','), '')
  || ']'
from pg_depend d
-- The owner of a sequence, which is an object of its own.
left join pg_sequence s on s.seqrelid = d.objid and d.deptype = 'a' and d.refobjsubid > 0
where d.refobjid >= 16384 and d.objid >= 16384 and d.deptype in ('n', 'a', 'P', 'S')
  and not (d.deptype = 'a' and (d.classid = 'pg_attrdef'::regclass or d.refobjsubid = 0
    and d.classid in ('pg_trigger'::regclass, 'pg_policy'::regclass)))
"""


class Assembly:
    """Puts rows together: OIDs become addresses, and are forgotten."""

    def __init__(self, catalogs: Mapping[int, str]) -> None:
        self._catalogs = catalogs
        self._rows: dict[Key, tuple[Kind, Envelope, Record]] = {}
        self._addresses: dict[Key, Address] = {}
        self._needs: list[tuple[Address, tuple[Key, ...]]] = []
        self._declared: list[tuple[Address, tuple[Key, ...]]] = []
        self._members: set[Key] = set()
        self._astray: list[tuple[str, Key]] = []
        self._hidden: list[str] = []

    def add(self, kind: Kind, text: str) -> None:
        """Take the rows of one kind."""
        envelopes = msgspec.json.decode(text, type=list[Envelope])
        records = msgspec.json.decode(text, type=list[kind.record])  # type: ignore[name-defined]
        # Few schemas have a cast of an array at all.
        expressions = kind.expressions if "(ARRAY[" in text else ()
        for envelope, record in zip(envelopes, records, strict=True):
            settled = _settled(record, expressions) if expressions else record
            self._rows[_own_key(kind, envelope)] = (kind, envelope, settled)

    def objects(self) -> dict[Address, Object[Any]]:
        """Return the objects; those whose parent is not read, being the system's, are left out.

        DIF011 where the catalogs themselves are damaged.
        """
        found: dict[Address, Object[Any]] = {}
        addresses = self._addresses
        # What stands alone comes first: rows of the catalogs that are part of it become known.
        for key in sorted(self._rows, key=lambda key: self._rows[key][1].parent != 0):
            kind, envelope, record = self._rows[key]
            parent: Address | None = None
            if envelope.parent:
                parent = self._address(_parent_key(kind, envelope))
                if parent is None:
                    if kind.facet and kind.is_said(record):
                        self._astray.append((kind.name, _parent_key(kind, envelope)))
                    continue
                address = Address(kind.name, _path(kind, parent, envelope))
            else:
                address = Address(kind.name, envelope.path)
            if address in found:
                raise _twice(address)
            addresses[key] = address
            found[address] = Object(
                address=address, parent=parent, record=record, order=envelope.order
            )
            for other in envelope.also:
                addresses[other] = address
            if envelope.needs:
                self._needs.append((address, envelope.needs))
            if envelope.hidden:
                self._hidden.append(f"{address}: {envelope.hidden}")
            if envelope.declared:
                self._declared.append((address, envelope.declared))
        return found

    def add_members(self, text: str) -> None:
        """Let what belongs to an extension stand for the extension."""
        for catalog, oid, sub, extension in msgspec.json.decode(text):
            address = self._addresses.get(("pg_extension", extension, 0))
            if address:
                key = self._catalogs[catalog], oid, sub
                self._addresses[key] = address
                self._members.add(key)

    @property
    def addresses(self) -> Mapping[Key, Address]:
        """The objects by the rows of the catalogs they were read from."""
        return self._addresses

    @property
    def claimed(self) -> Container[Key]:
        """The rows of the catalogs that are some object, or part of one."""
        return self._addresses

    def astray(self) -> tuple[tuple[str, Key], ...]:
        """Return facets of what is no object, each with whose it is; not what extensions bring."""
        return tuple(
            (kind, key) for kind, key in self._astray if not {key, (*key[:2], 0)} & self._members
        )

    @property
    def hidden(self) -> tuple[str, ...]:
        """What the server did not show, each with whose it is."""
        return tuple(sorted(self._hidden))

    def dependencies(self, text: str) -> dict[Address, tuple[Dependency, ...]]:
        """Return what needs what, from pg_depend and from what the kinds say of their own."""
        found: dict[Address, set[Dependency]] = {}
        declared = {(one, on) for on, ones in self._declarations() for one in ones}
        for address, on, how in self._all_dependencies(text):
            if on is not None and on != address:
                loose = (address, on) in declared
                one = Dependency(on, loose or how > 0, loose or how > 1)
                found.setdefault(address, set()).add(one)
        for _, (first, *others) in self._declarations():
            for other in others:
                found.setdefault(other, set()).add(Dependency(first, automatic=False))
        return {address: tuple(sorted(needed)) for address, needed in found.items()}

    def _declarations(self) -> Iterator[tuple[Address, list[Address]]]:
        """Yield each object with those that are made before it and speak of it already."""
        for address, keys in self._declared:
            made_before = [self._addresses[key] for key in keys if key in self._rows]
            if made_before:
                yield address, made_before

    def _all_dependencies(self, text: str) -> Iterator[tuple[Address, Address | None, int]]:
        rows: Sequence[tuple[int, int, int, int, int, int, int]] = msgspec.json.decode(text)
        names = self._catalogs
        for catalog, oid, sub, on_catalog, on_oid, on_sub, how in rows:
            address = self._resolve((names.get(catalog, ""), oid, sub))
            if address:
                yield (
                    address,
                    self._resolve((names.get(on_catalog, ""), on_oid, on_sub)),
                    how,
                )
        for address, needs in self._needs:
            for key in needs:
                yield address, self._resolve(key), 0

    def _resolve(self, key: Key) -> Address | None:
        found = self._addresses.get(key)
        if found is None and key[2]:
            # A column of what has no columns of its own here, such as an index.
            found = self._addresses.get((key[0], key[1], 0))
        return found

    def _address(self, key: Key) -> Address | None:
        """Return the object of that very row, not one that the row is only part of."""
        if key not in self._rows:
            return None
        found = self._addresses.get(key)
        if found is None:
            kind, envelope, _ = self._rows[key]
            path = envelope.path
            if envelope.parent:
                parent = self._address(_parent_key(kind, envelope))
                if parent is None:
                    return None
                path = _path(kind, parent, envelope)
            found = self._addresses[key] = Address(kind.name, path)
        return found


def _twice(address: Address) -> KeelError:
    return KeelError(dif.DAMAGED, f"the catalogs of the database hold {address} twice")


def _settled(record: Record, fields: Sequence[str]) -> Record:
    """Return the record with its expressions in the form that does not change any more."""
    changed = {
        name: settled
        for name in fields
        if (value := getattr(record, name)) and (settled := canonical(value)) != value
    }
    return msgspec.structs.replace(record, **changed) if changed else record


def _own_key(kind: Kind, envelope: Envelope) -> Key:
    if kind.facet:
        return f"{kind.name} {envelope.parent_catalog}", envelope.parent, envelope.parent_sub
    return kind.catalog, envelope.oid, envelope.sub


def _parent_key(kind: Kind, envelope: Envelope) -> Key:
    return envelope.parent_catalog or kind.parent, envelope.parent, envelope.parent_sub


def _path(kind: Kind, parent: Address, envelope: Envelope) -> tuple[str, ...]:
    if kind.facet:
        return (parent.kind, *parent.path, *envelope.path)
    return parent.path + envelope.path

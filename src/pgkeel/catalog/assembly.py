"""Puts the rows of all kinds together: OIDs become addresses, and are forgotten; for the reader."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

import msgspec

from pgkeel.catalog.address import Address
from pgkeel.catalog.canonical import canonical, may_change
from pgkeel.catalog.kind import Kind
from pgkeel.catalog.objects import Envelope, Object, Record
from pgkeel.catalog.snapshot import Dependency
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif

Key = tuple[str, int, int]
"""A row of a catalog: its catalog, its OID, and a column's number or 0."""
_Places: TypeAlias = dict[int, Address]
"""What the rows of one catalog are, by OID and, in the last 16 bits, the number of a column."""
_WHOLE = ~0xFFFF
"""Takes the column from a place."""

# Objects of an extension stand for it: what needs them needs it.
MEMBERS = """
select coalesce(json_agg(json_build_array(
  d.classid::int8, d.objid::int8, d.objsubid, d.refobjid::int8)), '[]')::text
from pg_depend d where d.deptype = 'e' and d.refclassid = 'pg_extension'::regclass
"""
# Dependencies on what initdb made are not interesting: it is everywhere. Internal ones (i) join the
# parts of one object, and what an object belongs to is known from its kind.
# One list of numbers, put together by hand, takes half the time: there are very many rows.
DEPENDENCIES = """
select '[' || coalesce(string_agg(concat_ws(',',
  d.classid, (d.objid::int8 << 16) | (d.objsubid & 65535),
  d.refclassid, (d.refobjid::int8 << 16) | (d.refobjsubid & 65535),
  case when d.deptype = 'n' then 0 when s.seqrelid is not null then 2 else 1 end), ','), '') || ']'
from pg_depend d
-- The owner of a sequence, which is an object of its own.
left join pg_sequence s on s.seqrelid = d.objid and d.deptype = 'a' and d.refobjsubid > 0
where d.refobjid >= 16384 and d.objid >= 16384 and d.deptype in ('n', 'a', 'P', 'S')
  and not (d.deptype = 'a' and (d.classid = 'pg_attrdef'::regclass or d.refobjsubid = 0
    and d.classid in ('pg_trigger'::regclass, 'pg_policy'::regclass)))
"""


# A third of the time of the classes' own ``__new__``, of a hundred thousand each.
_address: Callable[[tuple[str, tuple[str, ...]]], Address] = partial(tuple.__new__, Address)
_dependency: Callable[[tuple[Address, bool, bool]], Dependency] = partial(tuple.__new__, Dependency)


_Rows: TypeAlias = list[tuple[Envelope, Record]]


class Assembly:
    """Puts rows together: OIDs become addresses, and are forgotten.

    There are very many: maps go by plain numbers, and tuples are made without their classes.
    """

    def __init__(self, catalogs: Mapping[int, str]) -> None:
        self._catalogs = catalogs
        self._found: dict[Address, Object[Any]] = {}
        self._waiting: list[tuple[Kind, _Rows]] = []
        self._own: defaultdict[str, _Places] = defaultdict(dict)
        self._parts: defaultdict[str, _Places] = defaultdict(dict)
        self._members: defaultdict[str, _Places] = defaultdict(dict)
        self._needs: list[tuple[Address, tuple[Key, ...]]] = []
        self._declared: list[tuple[Address, tuple[Key, ...]]] = []
        self._hidden: list[str] = []

    def add(self, kind: Kind, text: str) -> None:
        """Take the rows of one kind. DIF011 where the catalogs themselves are damaged."""
        envelopes = msgspec.json.decode(text, type=list[Envelope])
        records = msgspec.json.decode(text, type=list[kind.record])  # type: ignore[name-defined]
        # Few schemas have any such expression at all.
        if kind.expressions and may_change(text):
            records = [_settled(record, kind.expressions) for record in records]
        self._place(kind, zip(envelopes, records, strict=True))

    def objects(self) -> dict[Address, Object[Any]]:
        """Return the objects; those whose parent is not read, being the system's, are left out.

        DIF011 where the catalogs themselves are damaged.
        """
        known = -1
        while known < len(self._found):
            known = len(self._found)
            waiting, self._waiting = self._waiting, []
            # Facets belong to anything, and nothing to them.
            for kind, rows in sorted(waiting, key=lambda group: group[0].facet):
                self._place(kind, rows)
        return self._found

    def _place(self, kind: Kind, rows: Iterable[tuple[Envelope, Record]]) -> None:
        """Make objects of the rows whose parents are known; the others wait."""
        waiting = self._place_facets(kind, rows) if kind.facet else self._place_rows(kind, rows)
        if waiting:
            self._waiting.append((kind, waiting))

    def _place_rows(self, kind: Kind, rows: Iterable[tuple[Envelope, Record]]) -> _Rows:
        name, own = kind.name, self._own[kind.catalog]
        parents = self._own[kind.parent]
        waiting: _Rows = []
        for row in rows:
            envelope, record = row
            parent: Address | None = None
            path = envelope.path
            if envelope.parent:
                known = self._own[envelope.parent_catalog] if envelope.parent_catalog else parents
                parent = known.get(envelope.parent << 16 | envelope.parent_sub)
                if parent is None:
                    waiting.append(row)
                    continue
                path = parent.path + path
            address = _address((name, path))
            self._put(address, parent, envelope, record, own, envelope.oid << 16 | envelope.sub)
        return waiting

    def _place_facets(self, kind: Kind, rows: Iterable[tuple[Envelope, Record]]) -> _Rows:
        """Do so with what has no row of its own: it is known by whose it is."""
        name = kind.name
        catalog: str | None = None
        parents = own = self._own[""]
        waiting: _Rows = []
        for row in rows:
            envelope, record = row
            if envelope.parent_catalog != catalog:
                catalog = envelope.parent_catalog
                parents, own = self._own[catalog or kind.parent], self._own[f"{name} {catalog}"]
            place = envelope.parent << 16 | envelope.parent_sub
            parent = parents.get(place)
            if parent is None:
                waiting.append(row)
                continue
            address = _address((name, (parent.kind, *parent.path, *envelope.path)))
            self._put(address, parent, envelope, record, own, place)
        return waiting

    def _put(
        self,
        address: Address,
        parent: Address | None,
        envelope: Envelope,
        record: Record,
        own: _Places,
        place: int,
    ) -> None:
        item = Object(address=address, parent=parent, record=record, order=envelope.order)
        if self._found.setdefault(address, item) is not item:
            if own.get(place) != address:
                raise _twice(address)
            self._found[address] = item
        own[place] = address
        for catalog, oid, sub in envelope.also:
            self._parts[catalog][oid << 16 | sub] = address
        if envelope.needs:
            self._needs.append((address, envelope.needs))
        if envelope.hidden:
            self._hidden.append(f"{address}: {envelope.hidden}")
        if envelope.declared:
            self._declared.append((address, envelope.declared))

    def add_members(self, text: str) -> None:
        """Let what belongs to an extension stand for the extension."""
        extensions = self._own["pg_extension"]
        for catalog, oid, sub, extension in msgspec.json.decode(text):
            address = extensions.get(extension << 16)
            if address:
                self._members[self._catalogs[catalog]][oid << 16 | sub] = address

    def rows(self) -> Iterator[tuple[Address, Key]]:
        """Yield the objects with the rows of the catalogs that they were read from."""
        for catalog, places in self._own.items():
            for place, address in places.items():
                yield address, (catalog, place >> 16, place & 0xFFFF)

    def claims(self, catalog: str, oid: int) -> bool:
        """Return whether a row of a catalog is some object, or part of one."""
        place = oid << 16
        return any(place in all_of[catalog] for all_of in (self._own, self._parts, self._members))

    def astray(self) -> tuple[tuple[str, Key], ...]:
        """Return facets of what is no object, each with whose it is; not what extensions bring."""
        return tuple(
            (kind.name, (catalog, one.parent, one.parent_sub))
            for kind, rows in self._waiting
            if kind.facet
            for one, record in rows
            if kind.is_said(record)
            and not self._is_member(catalog := one.parent_catalog or kind.parent, one)
        )

    def _is_member(self, catalog: str, one: Envelope) -> bool:
        members = self._members[catalog]
        return one.parent << 16 | one.parent_sub in members or one.parent << 16 in members

    @property
    def hidden(self) -> tuple[str, ...]:
        """What the server did not show, each with whose it is."""
        return tuple(sorted(self._hidden))

    def dependencies(self, text: str) -> dict[Address, tuple[Dependency, ...]]:
        """Return what needs what, from pg_depend and from what the kinds say of their own."""
        found: defaultdict[Address, list[Dependency]] = defaultdict(list)
        declared = {(one, on) for on, ones in self._declarations() for one in ones}
        for address, on, how in self._all_dependencies(text):
            if on is not address and on != address:
                loose = how > 1 or (address, on) in declared
                found[address].append(_dependency((on, loose or how > 0, loose)))
        for _, (first, *others) in self._declarations():
            for other in others:
                found[other].append(Dependency(first, automatic=False))
        return {
            address: tuple(sorted({*needed})) if len(needed) > 1 else tuple(needed)
            for address, needed in found.items()
        }

    def _declarations(self) -> Iterator[tuple[Address, list[Address]]]:
        """Yield each object with those that are made before it and speak of it already."""
        for address, keys in self._declared:
            known = (self._own[catalog].get(oid << 16 | sub) for catalog, oid, sub in keys)
            made_before = [one for one in known if one]
            if made_before:
                yield address, made_before

    def _all_dependencies(self, text: str) -> Iterator[tuple[Address, Address, int]]:
        everything = {
            catalog: {**self._parts[catalog], **self._own[catalog], **self._members[catalog]}
            for catalog in {*self._own, *self._parts, *self._members}
        }
        known = defaultdict[int, _Places](dict)
        known |= {
            number: everything[name]
            for number, name in self._catalogs.items()
            if name in everything
        }
        numbers = iter(msgspec.json.decode(text, type=list[int]))
        for catalog, place, on_catalog, on_place, how in zip(*[numbers] * 5, strict=True):
            here, there = known[catalog], known[on_catalog]
            # A column of what has no columns of its own here, such as an index, is that itself.
            address = here.get(place) or here.get(place & _WHOLE)
            on = there.get(on_place) or there.get(on_place & _WHOLE)
            if address and on:
                yield address, on, how
        for address, needs in self._needs:
            for name, oid, sub in needs:
                there = everything.get(name, {})
                if on := there.get(oid << 16 | sub) or there.get(oid << 16):
                    yield address, on, 0


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

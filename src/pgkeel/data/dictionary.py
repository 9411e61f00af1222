"""What a schema holds, as the parts of a page in Markdown: schemas, tables, types; pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.data.classes import classes_of, without_classes
from pgkeel.data.diagram import diagram
from pgkeel.data.expressions import readable
from pgkeel.data.relations import constraints, keys, names_in, references
from pgkeel.data.rights import columns_of, rights, short_type
from pgkeel.data.wording import anchor, code, codes, dotted, plain

_SIMPLE = re.compile(r"\((\w+(?:, \w+)*)\)")
_PARTIAL = re.compile(r"\((\w+(?:, \w+)*)\) WHERE (.+)", re.DOTALL)
_SHORT = 24
"""Characters of a default that fit in a table."""
_TABLES = ("table", "foreign table", "view", "materialized view")


class Part(Struct, frozen=True, kw_only=True):
    """A piece of the page: what it is about, its text, and whether people may add to it."""

    name: str
    head: str
    body: str
    noted: bool = True


def parts(
    snapshot: Snapshot,
    above: frozenset[str] = frozenset(),
    classes: Mapping[str, str] | None = None,
) -> tuple[Part, ...]:
    """Return the parts in order: an index, then each schema and its tables, then the types.

    ``above`` are roles that pass by row-level security, ``classes`` tells what columns hold. The
    same snapshot gives the same parts.
    """
    tables = all_tables(snapshot)
    types = list(_types(snapshot))
    found = [_index(tables, snapshot, types=bool(types))] if tables else []
    for schema in dict.fromkeys(item.address.path[0] for item in tables):
        own = [item for item in tables if item.address.path[0] == schema]
        found.append(_schema(schema, own, snapshot))
        found += (_table(item, snapshot, above, classes or {}) for item in own)
    if types:
        found.append(_joined("Types", "## Types", types, noted=False))
    return tuple(found)


def all_tables(snapshot: Snapshot) -> list[Object[Any]]:
    """Return what has rows, in order of name; partitions are part of what they belong to."""
    return sorted(
        (
            item
            for item in snapshot.objects.values()
            if item.address.kind in _TABLES and not getattr(item.record, "partition_of", None)
        ),
        key=lambda item: item.address.path,
    )


def uncommented(snapshot: Snapshot) -> Iterator[str]:
    """Yield the tables and columns without a comment, in order."""
    for item in all_tables(snapshot):
        if not comment(item.address, snapshot):
            yield str(item.address)
        for column in columns_of(item.address, snapshot):
            # A column of a view is told where it comes from; a key says itself what it holds.
            if column.address.kind == "column" and not comment(column.address, snapshot):
                yield str(column.address)


def _joined(name: str, head: str, lines: list[str], *, noted: bool = True) -> Part:
    return Part(name=name, head=head, body="\n".join(lines).strip("\n"), noted=noted)


def comment(address: Address, snapshot: Snapshot) -> str:
    """Return what COMMENT ON says of an object; empty where it says nothing."""
    found = snapshot.child(address, "comment")
    return str(found.record.text) if found else ""


def _index(tables: list[Object[Any]], snapshot: Snapshot, *, types: bool) -> Part:
    schemas = dict.fromkeys(dotted(item.address.path[:1]) for item in tables)
    links = [f"[{plain(one)}](#{anchor(f'Schema {one}')})" for one in schemas]
    more = " · [Types](#types)" if types else ""
    lines = [f"Schemas: {', '.join(links)}{more}", ""]
    lines += ["| table | what it holds |", "|---|---|"]
    for item in tables:
        said = plain(comment(item.address, snapshot))
        lines.append(f"| {_link(item.address.path)}{_what(item)} | {said} |")
    return _joined("Tables", "## Tables", lines, noted=False)


def _what(item: Object[Any]) -> str:
    return "" if item.address.kind == "table" else f" ({item.address.kind})"


def _link(path: tuple[str, ...]) -> str:
    name = dotted(path)
    return f"[{plain(name)}](#{anchor(name)})"


def _schema(schema: str, tables: list[Object[Any]], snapshot: Snapshot) -> Part:
    said = comment(Address("schema", (schema,)), snapshot)
    lines = [plain(said), ""] if said and said != "standard public schema" else []
    lines += diagram([one for one in tables if one.address.kind == "table"], snapshot)
    return _joined(f"schema {schema}", f"## Schema {plain(dotted((schema,)))}", lines)


def _table(
    item: Object[Any], snapshot: Snapshot, above: frozenset[str], classes: Mapping[str, str]
) -> Part:
    name = dotted(item.address.path)
    lines: list[str] = []
    said = comment(item.address, snapshot)
    lines += [plain(said), ""] if said else []
    if what := list(_kind_words(item, snapshot)):
        lines += [" ".join(what), ""]
    lines += _columns(item, snapshot, classes)
    if kept := list(_keys(item, snapshot)):
        lines += ["", "**Keys and rules**", "", *(f"* {one}" for one in kept)]
    lines += ["", "**Who may do what**", ""]
    if getattr(item.record, "row_security", False):
        lines += ["Row-level security is on.", ""]
    lines += list(rights(item, snapshot, above)) or ["Only its owner."]
    return _joined(name, f"### {plain(name)}", lines)


def _kind_words(item: Object[Any], snapshot: Snapshot) -> Iterator[str]:
    kind, record = item.address.kind, item.record
    if kind != "table":
        yield f"A {kind}."
    if kind == "view":
        asks = "whoever asks" if "security_invoker=true" in record.options else "its owner"
        yield f"It reads with the rights of {asks}."
    if getattr(record, "partition_by", None):
        count = sum(
            getattr(one.record, "partition_of", None) == item.address.path
            for one in snapshot.objects.values()
        )
        within = f"{count:,} partition{'s' * (count != 1)}"
        yield f"Partitioned by {code(record.partition_by)}, in {within}."
    if getattr(record, "unlogged", False):
        yield "Unlogged: it is empty after a crash."


def _columns(item: Object[Any], snapshot: Snapshot, classes: Mapping[str, str]) -> Iterator[str]:
    columns = columns_of(item.address, snapshot)
    if not columns:
        return
    types = dict(item.record.columns) if item.address.kind == "view" else {}
    targets = {ref.own[0]: ref for ref in references(item, snapshot) if len(ref.own) == 1}
    rows: list[tuple[str, str, str]] = []
    for column in columns:
        name = column.address.path[-1]
        said = short_type(types.get(name) or column.record.type or "", item.address.path[0])
        kind = code(said, in_table=True)
        if item.address.kind in {"table", "foreign table"}:
            kind += _filled(column, snapshot)
        said = comment(column.address, snapshot)
        held = classes_of(said, classes, dotted(column.address.path))
        words = [f"**{plain(one)}**" for one in held] + [plain(without_classes(said))]
        words += [f"→ {_target(targets[name].table, snapshot)}"] if name in targets else []
        rows.append((code(name, in_table=True), " ".join(filter(None, words)), kind))
    if any(meaning for _, meaning, _ in rows):
        # Three columns are too many for a phone: what it is stands below how it is called.
        yield from ("| column | meaning |", "|---|---|")
        yield from (f"| **{name}**<br>{kind} | {meaning} |" for name, meaning, kind in rows)
    else:
        yield from ("| column | type |", "|---|---|")
        yield from (f"| {name} | {kind} |" for name, _, kind in rows)


def _target(path: tuple[str, ...], snapshot: Snapshot) -> str:
    if any(Address(kind, path) in snapshot.objects for kind in _TABLES):
        return _link(path)
    return code(dotted(path), in_table=True)


def _filled(column: Object[Any], snapshot: Snapshot) -> str:
    """Return whether it may be empty, and what it gets where nothing is said."""
    record = column.record
    if record.generated:
        return ", computed"
    empty = "" if record.not_null else " or null"
    if record.identity:
        return ", counted" if record.identity == "ALWAYS" else ", counted unless given"
    said = _default(column, snapshot)
    return f"{empty}, else {code(said, in_table=True)}" if 0 < len(said) <= _SHORT else empty


def _default(column: Object[Any], snapshot: Snapshot) -> str:
    found = snapshot.child(column.address, "default")
    return readable(found.record.expression) if found else ""


def _made(column: Object[Any], snapshot: Snapshot) -> Iterator[str]:
    """Yield how a column is filled, where that is too long for the table."""
    name = code(column.address.path[-1])
    if generated := getattr(column.record, "generated", None):
        yield f"{name} is computed: {code(readable(generated))}"
    elif len(said := _default(column, snapshot)) > _SHORT:
        yield f"{name} is, where nothing is said, {code(said)}"


def _keys(item: Object[Any], snapshot: Snapshot) -> Iterator[str]:
    for kind, names in keys(item, snapshot):
        yield f"{kind}: {codes(names)}"
    for key in references(item, snapshot):
        rest = f", {code(key.rest)}" if key.rest else ""
        yield f"{codes(key.own)} → {_target(key.table, snapshot)} ({codes(key.theirs)}){rest}"
    for kind, word in (("c", "Check"), ("x", "No two rows")):
        for one in constraints(item, snapshot, kind):
            said = one.record.definition.removeprefix("CHECK ")
            yield f"{word}: {code(readable(said))}"
    for column in columns_of(item.address, snapshot):
        yield from _made(column, snapshot)
    for index in snapshot.children.get(item.address, ()):
        if index.address.kind == "index" and index.record.unique:
            said = index.record.definition.removeprefix("USING btree ")
            simple, where = _SIMPLE.fullmatch(said), _PARTIAL.fullmatch(said)
            if where:
                of = f"{codes(names_in(where[1]))}, of rows where {code(readable(where[2]))}"
                yield f"Unique: {of}"
            else:
                yield f"Unique: {codes(names_in(simple[1])) if simple else code(said)}"


def _types(snapshot: Snapshot) -> Iterator[str]:
    rows = []
    for item in snapshot.objects.values():
        if item.address.kind == "enum":
            what = ", ".join(code(one, in_table=True) for one in item.record.labels)
        elif item.address.kind == "domain":
            checks = [
                readable(one.record.definition.removeprefix("CHECK "))
                for one in snapshot.children.get(item.address, ())
                if one.address.kind == "domain constraint"
            ]
            base = code(item.record.base, in_table=True)
            what = " ".join([base, *(f"where {code(one, in_table=True)}" for one in checks)])
        else:
            continue
        said = plain(comment(item.address, snapshot))
        name = code(dotted(item.address.path), in_table=True)
        rows.append((item.address.path, f"| {name} | {what} | {said} |"))
    if rows:
        yield from ("| type | values | meaning |", "|---|---|---|")
        yield from (row for _, row in sorted(rows))

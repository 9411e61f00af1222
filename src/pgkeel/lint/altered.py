"""What a command of ALTER does that fails when it is done again; for rules about guards."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from pgkeel.lint.at import At
from pgkeel.lint.known.naming import constraint_name
from pgkeel.lint.known.objects import KnownTable, Origin
from pgkeel.lint.known.whence import RELATIONS, ROUTINES
from pgkeel.lint.operations import objects, tables
from pgkeel.lint.operations.operation import Operation, Other
from pgkeel.lint.reading.scope import Scope
from pgkeel.names import Name, quoted


class Altered(Struct, frozen=True, kw_only=True):
    """One command of ALTER."""

    form: str
    """A key of ``guarding.ALTERATIONS``."""
    name: Name
    """What is altered."""
    part: str = ""
    """The column, constraint, value … it is about, as its catalog has it."""
    words: str
    """What is there, or gone, once it has run."""
    guarded: bool = False
    """Whether the command says IF NOT EXISTS or IF EXISTS."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What else the test of its form asks for, where that is not the name or the part."""


def altered_by(op: Operation, at: At) -> Altered | None:
    """Return what ``op`` alters in a way that cannot be done twice."""
    find = _ALTERED.get(type(op))
    altered: Altered | None = find(op, at) if find else None
    return altered


def _add_column(op: tables.AddColumn, _: At) -> Altered:
    name = op.column.name
    if op.relation == "type":
        words = f"attribute {quoted(name)} of {op.table} is there"
        return Altered(form="add attribute", name=op.table, part=name, words=words)
    words = f"column {quoted(name)} of {op.table} is there"
    guarded = op.if_not_exists
    return Altered(form="add column", name=op.table, part=name, words=words, guarded=guarded)


def _drop_column(op: tables.DropColumn, _: At) -> Altered:
    kind = "attribute" if op.relation == "type" else "column"
    return Altered(
        form=f"drop {kind}",
        name=op.table,
        part=op.column,
        words=f"{kind} {quoted(op.column)} of {op.table} is gone",
        guarded=op.column_if_exists,
    )


def _add_constraint(op: tables.AddConstraint, _: At) -> Altered | None:
    added = op.constraint
    if added.kind == "not null" or (added.name is None and added.kind != "primary key"):
        return None  # the first changes nothing when it is there, the second makes another one
    name = name_of(op, None)
    form = "add using index" if added.index else f"add {added.kind}"
    words = f"constraint {quoted(name)} of {op.table} is there"
    return Altered(form=form, name=op.table, part=name, words=words)


def name_of(op: tables.AddConstraint, table: KnownTable | None) -> str:
    """Return the name of an added constraint, which PostgreSQL chooses where none is written."""
    if op.constraint.name or op.constraint.index:
        return op.constraint.name or op.constraint.index or ""
    return constraint_name(table or KnownTable(op.table, "table", Origin(-1, 0)), op.constraint)


def _drop_constraint(op: tables.DropConstraint, _: At) -> Altered:
    return Altered(
        form="drop constraint",
        name=op.table,
        part=op.constraint,
        words=f"constraint {quoted(op.constraint)} of {op.table} is gone",
        guarded=op.constraint_if_exists,
    )


def _attach(op: tables.AttachPartition, _: At) -> Altered | None:
    if op.relation == "index":
        return None  # to attach it again changes nothing
    words = f"{op.partition} is a partition of {op.table}"
    return Altered(form="attach partition", name=op.table, part=str(op.partition), words=words)


def _detach(op: tables.DetachPartition, _: At) -> Altered | None:
    if op.concurrently:
        return None  # no guard is possible: it cannot run in a DO block
    words = f"{op.partition} is no partition of {op.table} any more"
    return Altered(form="detach partition", name=op.table, part=str(op.partition), words=words)


_COMMANDS = {
    "AddIdentity": ("add identity", "column {part} of {name} has its identity"),
    "AddInherit": ("inherit", "{name} inherits from {part}"),
    "DropExpression": ("drop expression", "column {part} of {name} has no expression any more"),
    "DropIdentity": ("drop identity", "column {part} of {name} has no identity any more"),
    "DropInherit": ("no inherit", "{name} does not inherit from {part} any more"),
}


def _change(op: tables.ChangeTable, at: At) -> Altered | None:
    if op.command not in _COMMANDS:
        return None
    form, words = _COMMANDS[op.command]
    name, part = op.table, op.subject
    values = {}
    if op.command in ("AddInherit", "DropInherit"):
        parent = op.tree.get("def", {}).get("RangeVar")
        part = str(Scope(at.session.schema).relation(parent)) if parent else ""
        values = {"table": part, "part": str(name)}
    return Altered(
        form=form,
        name=name,
        part=part,
        words=words.format(name=name, part=part),
        guarded=bool(op.tree.get("missing_ok")),
        values=values,
    )


def _rename(op: objects.Rename, _: At) -> Altered | None:
    kind = op.kind
    form = _PART_FORMS.get(kind)
    if form:
        what = f"{kind} {quoted(op.part_name)} of {op.name}"
    elif kind in RELATIONS or kind in ("index", "sequence"):
        form, what = "rename relation", f"{kind} {op.name}"
    elif kind in ROUTINES:
        form, what = "rename routine", f"{kind} {op.name}"
    elif kind in ("type", "domain"):
        form, what = "rename type", f"{kind} {op.name}"
    elif kind in ("schema", "role"):
        form, what = f"rename {kind}", f"{kind} {quoted(op.name.name)}"
    else:
        return None
    return Altered(
        form=form,
        name=op.name,
        part=op.part_name,
        words=f"{what} is not called so any more",
        # Of a part of a table IF EXISTS says that the table may be missing, not the part.
        guarded=op.if_exists and form == "rename relation",
    )


_PART_FORMS = {
    "attribute": "rename attribute",
    "column": "rename column",
    "constraint": "rename constraint",
    "domain constraint": "rename domain constraint",
    "policy": "rename policy",
    "rule": "rename rule",
    "trigger": "rename trigger",
    "value": "rename value",
}


def _set_schema(op: objects.SetSchema, _: At) -> Altered | None:
    if op.kind in RELATIONS or op.kind == "sequence":
        form = "set schema of relation"
    elif op.kind in ROUTINES:
        form = "set schema of routine"
    elif op.kind in ("type", "domain"):
        form = "set schema of type"
    else:
        return None
    words = f"{op.kind} {op.name} is not in that schema any more"
    return Altered(form=form, name=op.name, words=words, guarded=op.if_exists)


def _add_value(op: objects.AddEnumValue, _: At) -> Altered:
    words = f"value {quoted(op.value)} of {op.type} is there"
    guarded = op.if_not_exists
    return Altered(form="add value", name=op.type, part=op.value, words=words, guarded=guarded)


def _publication(op: objects.AlterPublication, _: At) -> Altered | None:
    if op.action not in ("add", "drop"):
        return None
    form = "add to publication" if op.action == "add" else "drop from publication"
    state = "is in" if op.action == "add" else "is not in"
    first = op.tables[0] if op.tables else None
    return Altered(
        form=form,
        name=Name("", op.publication),
        part=first.name if first else "",
        words=f"{first or 'the schema'} {state} publication {quoted(op.publication)}",
        values={"schema": first.schema} if first else {},
    )


def _domain(op: objects.AlterDomain, _: At) -> Altered | None:
    if op.command == "drop constraint":
        words = f"constraint {quoted(op.subject)} of {op.domain} is gone"
        form, guarded = "drop domain constraint", op.if_exists
        return Altered(form=form, name=op.domain, part=op.subject, words=words, guarded=guarded)
    named = op.constraint.name if op.command == "add constraint" and op.constraint else None
    if named is None:
        return None
    words = f"constraint {quoted(named)} of {op.domain} is there"
    return Altered(form="add domain constraint", name=op.domain, part=named, words=words)


_WITH_OPTIONS = frozenset({"AlterFdwStmt", "AlterForeignServerStmt", "AlterUserMappingStmt"})
_OPTION_FORMS = {"DEFELEM_ADD": ("add option", "set"), "DEFELEM_DROP": ("drop option", "gone")}


def _other(op: Other, at: At) -> Altered | None:
    tree = at.statement.tree
    if tree is None or op.kind not in (*_WITH_OPTIONS, "AlterExtensionContentsStmt"):
        return None
    node = tree.get(op.kind, {})
    if op.kind == "AlterExtensionContentsStmt":
        adds = node.get("action", 0) > 0
        return Altered(
            form="add to extension" if adds else "drop from extension",
            name=Name("", node.get("extname", "")),
            words=f"extension {node.get('extname')} {'has' if adds else 'does not have'} it",
        )
    name = Name("", node.get("servername") or node.get("fdwname", ""))
    for item in node.get("options", ()):
        form = _OPTION_FORMS.get(item["DefElem"].get("defaction", ""))
        if form:
            option = item["DefElem"]["defname"]
            words = f"option {quoted(option)} of {quoted(name.name)} is {form[1]}"
            return Altered(form=form[0], name=name, part=option, words=words)
    return None


_ALTERED: Mapping[type, Callable[[Any, At], Altered | None]] = {
    objects.AddEnumValue: _add_value,
    objects.AlterDomain: _domain,
    objects.AlterPublication: _publication,
    objects.Rename: _rename,
    objects.SetSchema: _set_schema,
    Other: _other,
    tables.AddColumn: _add_column,
    tables.AddConstraint: _add_constraint,
    tables.AttachPartition: _attach,
    tables.ChangeTable: _change,
    tables.DetachPartition: _detach,
    tables.DropColumn: _drop_column,
    tables.DropConstraint: _drop_constraint,
}
ALTERING: tuple[type[Operation], ...] = tuple(_ALTERED)
"""The operations that may alter something in such a way."""

"""Columns and constraints as they are written in CREATE TABLE, ALTER TABLE and CREATE DOMAIN."""

from msgspec.structs import replace

from pgkeel.lint.operations.tables import Column, Constraint, ConstraintKind
from pgkeel.lint.reading.nodes import columns_in, strings, type_of
from pgkeel.lint.reading.scope import Scope
from pgkeel.sql import Tree

_KINDS: dict[str, ConstraintKind] = {
    "CONSTR_CHECK": "check",
    "CONSTR_FOREIGN": "foreign key",
    "CONSTR_UNIQUE": "unique",
    "CONSTR_PRIMARY": "primary key",
    "CONSTR_EXCLUSION": "exclusion",
    "CONSTR_NOTNULL": "not null",
}


def column(node: Tree, scope: Scope, shift: int) -> Column:
    """Read a ``ColumnDef``; ``shift`` is added to every offset."""
    name = node["colname"]
    not_null = False
    default = None
    identity = generated = ""
    inline: list[Constraint] = []
    for item in node.get("constraints", ()):
        body = item["Constraint"]
        kind = body["contype"]
        if kind == "CONSTR_NOTNULL":
            not_null = True
        elif kind == "CONSTR_DEFAULT":
            default = body.get("raw_expr")
        elif kind == "CONSTR_IDENTITY":
            identity, not_null = body.get("generated_when", "a"), True
        elif kind == "CONSTR_GENERATED":
            generated = body.get("generated_kind", "s")
        elif kind in _KINDS:
            inline.append(constraint(body, scope, shift, column=name))
            not_null = not_null or kind == "CONSTR_PRIMARY"
        elif inline:
            inline[-1] = _with_attribute(inline[-1], kind)
    written = node.get("typeName", {"names": [{"String": {"sval": ""}}]})
    return Column(
        name=name,
        type=type_of(written),
        not_null=not_null,
        default=default,
        identity=identity,
        generated=generated,
        collation=".".join(strings(node["collClause"].get("collname")))
        if "collClause" in node
        else None,
        constraints=tuple(inline),
        at=node.get("location", 0) + shift,
        type_at=written.get("location", node.get("location", 0)) + shift,
    )


def _with_attribute(inline: Constraint, kind: str) -> Constraint:
    """Return a column's constraint with what the grammar gives as a constraint of its own."""
    if kind == "CONSTR_ATTR_NOT_ENFORCED":
        return replace(inline, enforced=False, validated=False)
    if kind == "CONSTR_ATTR_DEFERRABLE":
        return replace(inline, deferrable=True)
    return inline


def constraint(node: Tree, scope: Scope, shift: int, *, column: str | None = None) -> Constraint:
    """Read a ``Constraint`` of one of the kinds that a ``Constraint`` value has."""
    kind = _KINDS[node["contype"]]
    target = node.get("pktable")
    if kind == "exclusion":
        elements = [item["List"]["items"][0]["IndexElem"] for item in node.get("exclusions", ())]
        columns = tuple(element["name"] for element in elements if "name" in element)
    elif kind == "check":
        columns = columns_in(node.get("raw_expr"))
    else:
        columns = strings(node.get("keys") or node.get("fk_attrs")) or ((column,) if column else ())
    return Constraint(
        kind=kind,
        name=node.get("conname"),
        columns=columns,
        included=strings(node.get("including")),
        references=scope.relation(target) if target else None,
        referenced_columns=strings(node.get("pk_attrs")),
        on_delete=node.get("fk_del_action", "a"),
        set_columns=strings(node.get("fk_del_set_cols")),
        deferrable=node.get("deferrable", False),
        nulls_not_distinct=node.get("nulls_not_distinct", False),
        validated=not node.get("skip_validation", False),
        enforced=kind not in ("check", "foreign key") or bool(node.get("is_enforced")),
        index=node.get("indexname"),
        expression=node.get("raw_expr"),
        at=node.get("location", 0) + shift,
    )

"""The texts in an operation that PostgreSQL reads as values of an enum."""

from collections.abc import Iterator

from msgspec import Struct

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.operations import objects, rows, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.nodes import column_of, walk
from pgkeel.lint.reading.scope import Scope
from pgkeel.names import Name
from pgkeel.sql import SyntaxProblem, Tree, parse


class Literal(Struct, frozen=True):
    """A text, the type it is read as, and where it is in the text that was parsed."""

    type: Name
    value: str
    location: int | None


def enum_literals(op: Operation, where: StatementAt, at: At) -> Iterator[Literal]:
    """Yield the texts in ``op`` that are cast to an enum, or meet a column of one."""
    for tree, type_ in _defaults(op):
        yield from _read_as(tree, type_, at)
    if isinstance(op, tables.SetDefault):
        known = at.schema.column(op.table, op.column)
        if known and op.default:
            yield from _read_as(op.default, known.type, at)
    if isinstance(op, rows.Insert):
        yield from _inserted(op, at)
    if isinstance(op, rows.Update):
        for column, value in op.assignments:
            yield from _given(op.table, column, value, at)
    for tree in _trees(op, where):
        yield from _cast_or_compared(tree, getattr(op, "table", None), at)


def _defaults(op: Operation) -> Iterator[tuple[Tree, tables.Type]]:
    columns: tuple[tables.Column, ...] = ()
    if isinstance(op, tables.CreateTable):
        columns = op.columns
    elif isinstance(op, tables.AddColumn):
        columns = (op.column,)
    for column in columns:
        if column.default:
            yield column.default, column.type


def _trees(op: Operation, where: StatementAt) -> Iterator[Tree]:
    """Yield what else in ``op`` holds expressions."""
    found: tuple[Tree | None, ...] = ()
    if isinstance(op, (rows.Insert, rows.Update, rows.Delete, rows.Merge, rows.Select)):
        found = (op.tree,)
    elif isinstance(op, (objects.CreateView, tables.CreateTableAs)):
        found = (op.query,)
    elif isinstance(op, objects.CreatePolicy):
        found = (op.using, op.check)
    elif isinstance(op, tables.AddConstraint):
        found = (op.constraint.expression,)
    elif isinstance(op, tables.AddColumn):
        found = (op.column.default, *(one.expression for one in op.column.constraints))
    elif isinstance(op, tables.CreateTable):
        found = (
            *(column.default for column in op.columns),
            *(one.expression for one in op.all_constraints()),
        )
    elif isinstance(op, tables.SetDefault):
        found = (op.default,)
    elif isinstance(op, objects.CreateIndex):
        found = (where.tree,)
    elif isinstance(op, objects.CreateRoutine) and op.language == "sql" and op.body:
        parsed = parse(op.body.encode())
        yield from () if isinstance(parsed, SyntaxProblem) else parsed
    yield from (one for one in found if one)


def _cast_or_compared(tree: Tree, table: Name | None, at: At) -> Iterator[Literal]:
    scope = Scope(at.session.schema)
    nodes = list(walk(tree))
    names = [scope.relation(body) for kind, body in nodes if kind == "RangeVar"]
    names += [table] if table else []
    for kind, body in nodes:
        if kind == "TypeCast":
            parts = [one["String"]["sval"] for one in body["typeName"].get("names", ())]
            written = tables.Type(".".join(parts), (), "arrayBounds" in body["typeName"])
            yield from _read_as(body.get("arg") or {}, written, at)
        elif kind == "A_Expr":
            yield from _compared(body, names, at)


def _compared(test: Tree, names: list[Name], at: At) -> Iterator[Literal]:
    for one, other in (("lexpr", "rexpr"), ("rexpr", "lexpr")):
        column, value = column_of(test.get(one)), test.get(other) or {}
        if column is None:
            continue
        listed = value["List"].get("items", ()) if "List" in value else (value,)
        for name in names:
            for item in listed:
                yield from _given(name, column, item, at)


def _inserted(op: rows.Insert, at: At) -> Iterator[Literal]:
    known = at.schema.tables.get(op.table)
    columns = op.columns or (tuple(known.columns) if known else ())
    query = op.tree.get("selectStmt", {}).get("SelectStmt", {})
    listed = [one["List"].get("items", ()) for one in query.get("valuesLists", ())]
    listed.append([one["ResTarget"].get("val", {}) for one in query.get("targetList", ())])
    for values in listed:
        # VALUES may have fewer items than the table has columns.
        for column, value in zip(columns, values, strict=False):
            yield from _given(op.table, column, value, at)
    for item in op.tree.get("onConflictClause", {}).get("targetList", ()):
        target = item["ResTarget"]
        yield from _given(op.table, target.get("name", ""), target.get("val", {}), at)


def _given(table: Name, column: str, value: Tree, at: At) -> Iterator[Literal]:
    known = at.schema.column(table, column)
    if known:
        yield from _read_as(value, known.type, at)


def _read_as(value: Tree, type_: tables.Type, at: At) -> Iterator[Literal]:
    """Yield ``value`` if it is a text and ``type_`` an enum, or what is in an array of them."""
    constant = value.get("A_Const", {})
    text = constant.get("sval", {}).get("sval")
    if text is None:
        return
    name = Scope(at.session.schema).parts(tuple(type_.name.split(".")))
    known = at.schema.types.get(name)
    if known is None or known.kind != "enum":
        return
    for one in text.strip("{}").split(",") if type_.array else (text,):
        plain = one.strip().strip('"') if type_.array else one
        yield Literal(name, plain, constant.get("location"))

"""Which tables a file writes rows to, statement by statement; for who owns rows.

Statements of DO blocks, of WITH clauses and of the bodies of routines count, and so do calls of
routines that are known to write. What EXECUTE puts together is searched for names.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from pgkeel.lint.at import StatementAt
from pgkeel.lint.operations import rows, tables
from pgkeel.lint.operations.objects import CreateRoutine
from pgkeel.lint.operations.operation import Opaque, Operation
from pgkeel.lint.operations.session import CallsFunction
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.nodes import walk
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.statement import operations
from pgkeel.lint.session import Session
from pgkeel.lint.statements import steps
from pgkeel.names import Name
from pgkeel.sql import SqlText, SyntaxProblem, parse_located, parsed, read_body, tokens, with_room

_VERBS: Mapping[type[Operation], str] = {
    rows.Insert: "INSERT",
    rows.Update: "UPDATE",
    rows.Delete: "DELETE",
    rows.Merge: "MERGE",
    rows.Copy: "COPY",
    rows.Truncate: "TRUNCATE",
    tables.CreateTableAs: "CREATE TABLE AS",
}
_NODES = {"InsertStmt": "INSERT", "UpdateStmt": "UPDATE", "DeleteStmt": "DELETE"}
_NODES["MergeStmt"] = "MERGE"
_WRITING = frozenset({"insert", "update", "delete", "merge", "copy", "truncate"})

Known = Callable[[Name], bool]
"""Whether somebody asks about a table."""


class Write(Struct, frozen=True, kw_only=True):
    """One statement that writes rows of a table."""

    table: Name
    what: str
    """The verb, and where it is hidden: ``INSERT in the body of public.add_genre``."""
    offset: int
    text: str
    """The statement."""


class Writes(Struct, kw_only=True):
    """Files read one after the other: routines of earlier ones are known to later ones."""

    wanted: Known
    named: tuple[Name, ...] = ()
    """Tables that are looked for in texts that are put together."""
    routines: dict[Name, tuple[Write, ...]] = field(default_factory=dict)

    def of(self, text: SqlText) -> tuple[Write, ...]:
        """Return what ``text`` writes to tables that are asked about, in order; it is learned from.

        Statements that cannot be read are passed over: others tell of them.
        """
        return with_room(lambda: tuple(self._of(text)))

    def _of(self, text: SqlText) -> Iterator[Write]:
        scope, session = Scope(), Session()
        statements, _ = parsed(text)
        for number, statement in enumerate(statements):
            if statement.tree is None:
                continue
            for op, where in steps(statement, number, text, scope):
                yield from self._written(op, where, text, scope)
                session.learn(op, where.start)
                scope.schema = session.schema

    def _written(
        self, op: Operation, where: StatementAt, text: SqlText, scope: Scope
    ) -> Iterator[Write]:
        offset, sql = offset_of(op, where, text), _text(where, text)
        table = _table(op)
        if table is not None and self.wanted(table):
            yield Write(table=table, what=_VERBS[type(op)], offset=offset, text=sql)
        elif isinstance(op, CreateRoutine):
            inside = tuple(self._inside(op, where, text, scope))
            self.routines[op.name] = inside
            yield from inside
        elif isinstance(op, CallsFunction):
            for one in self.routines.get(op.name, ()):
                what = f"the call of {op.name}, {one.what}"
                yield Write(table=one.table, what=what, offset=offset, text=sql)
        elif isinstance(op, Opaque) and op.expression:
            for hidden in self._hidden(op.expression):
                yield Write(table=hidden, what="EXECUTE", offset=where.start, text=sql)

    def _inside(
        self, op: CreateRoutine, where: StatementAt, text: SqlText, scope: Scope
    ) -> Iterator[Write]:
        """Yield what the body of a routine writes, at the statements in it."""
        which = f"in the body of {op.name}"
        body = read_body(text.buffer[where.start : where.end])
        if body is None:
            # A body of the standard's kind is read with the statement.
            for kind, node in walk(
                (where.tree or {}).get("CreateFunctionStmt", {}).get("sql_body")
            ):
                if kind in _NODES and self.wanted(table := scope.relation(node["relation"])):
                    at = node["relation"].get("location", 0) + where.shift
                    sql = _text(where, text)
                    yield Write(table=table, what=f"{_NODES[kind]} {which}", offset=at, text=sql)
            return
        for one in body.statements:
            at, sql = where.start + one.start, _shown(one.sql)
            if one.opaque:
                for table in self._hidden(one.sql):
                    yield Write(table=table, what=f"EXECUTE {which}", offset=at, text=sql)
                continue
            found = parse_located(one.sql)
            for located in () if isinstance(found, SyntaxProblem) else found:
                for inner in operations(located[2], scope, where.start + one.at):
                    written = _table(inner)
                    if written is not None and self.wanted(written):
                        what = f"{_VERBS[type(inner)]} {which}"
                        yield Write(table=written, what=what, offset=at, text=sql)

    def _hidden(self, expression: bytes) -> Iterator[Name]:
        """Yield the tables that a text may write to that is put together when it runs."""
        found = tokens(expression, 0, len(expression))
        words: set[str] = set()
        for one in found:
            if one.kind in ("string", "dollar"):
                inside = expression[slice(*one.content(expression))].replace(b"''", b"'")
                words.update(_words(inside))
        if words & _WRITING:
            yield from (name for name in self.named if name.name in words)


def _text(where: StatementAt, text: SqlText) -> str:
    return _shown(text.buffer[where.start : where.end])


def _shown(sql: bytes) -> str:
    return " ".join(sql.decode(errors="replace").split())


def _words(text: bytes) -> Iterator[str]:
    for one in tokens(text, 0, len(text)):
        yield one.word or text[one.start : one.end].decode(errors="replace").strip("'\"")


def _table(op: Operation) -> Name | None:
    """Return the table whose rows ``op`` writes, if it writes any."""
    if type(op) not in _VERBS:
        return None
    if isinstance(op, rows.Copy) and not op.from_:
        return None
    if isinstance(op, tables.CreateTableAs) and (op.materialized_view or not op.with_data):
        return None
    table: Name | None = getattr(op, "table", None)
    return table

"""What may lose data where no rule can look."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.hidden import lost_by_execute
from pgkeel.lint.operations.objects import Create
from pgkeel.lint.operations.operation import Opaque, Operation, Other
from pgkeel.lint.operations.rows import Copy, Delete, Insert, Merge, Select, Update
from pgkeel.lint.operations.tables import AddColumn, AlterColumnType, CreateTableAs
from pgkeel.lint.reading.nodes import calls, walk
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: Operation, at: At) -> Iterator[Found]:
    if isinstance(op, Opaque):
        yield from _opaque(op, at)
    elif isinstance(op, Create):
        yield from _ruled(op)
    elif isinstance(op, Copy) and op.program:
        line = at.file.text.place(at.statement.start).line
        yield Found("what a program does to data is not known here", loses=f"line {line}")
    elif not (at.earlier and at.earlier[-1][1] is at.statement):
        # Whatever it does: once for a statement.
        yield from _called(op, at)


def _opaque(op: Opaque, at: At) -> Iterator[Found]:
    line = at.file.text.place(at.statement.start).line
    if op.expression is None:
        message = "this block is in a language that is not read: it may lose data"
        yield Found(message, loses=f"line {line}")
    elif why := lost_by_execute(op.expression):
        yield Found(f"this EXECUTE may lose data: {why}", loses=f"line {line}")


def _ruled(op: Create) -> Iterator[Found]:
    """Yield a rule that deletes where something else was asked for."""
    if op.kind != "rule" or op.tree.get("event") == "CMD_DELETE":
        return
    if any(kind == "DeleteStmt" for kind, _ in walk(op.tree.get("actions"))):
        message = f"rule {op.name.name} deletes rows when others are written to {op.table}"
        yield Found(message, loses=f"rule {op.name.name} on {op.table}")


def _called(op: Operation, at: At) -> Iterator[Found]:
    said = {name for name in (*_OTHERS, *at.schema.losing) if at.says(name.encode())}
    if not said:
        return
    tree = at.statement.tree or getattr(op, "tree", None) or getattr(op, "query", None)
    scope = Scope(at.session.schema)
    told: set[Name] = set()
    for parts, body in calls(tree):
        name = scope.parts(parts)
        if not parts or parts[-1].lower() not in said or name in told:
            continue
        if parts[-1] in _OTHERS:
            told.add(name)
            place = body.get("location", 0) + at.statement.shift
            message = f"the call of {parts[-1]} may lose data: {_OTHERS[parts[-1]]}"
            yield Found(message, loses=f"{parts[-1]}()", at=place)
        for routine in at.schema.losing_calls(parts[-1].lower()):
            if routine.name == name and name not in told:
                told.add(name)
                message = f"the call of {name} may lose data: {routine.loses}"
                place = body.get("location", 0) + at.statement.shift
                yield Found(message, loses=f"{name}()", at=place)


_OTHERS = {
    "dblink": "what it runs elsewhere is not read",
    "dblink_exec": "what it runs elsewhere is not read",
    "dblink_send_query": "what it runs elsewhere is not read",
    "drop_chunks": "it removes old parts of a hypertable",
    "drop_partition_id": "it drops old partitions",
    "drop_partition_time": "it drops old partitions",
    "drop_queue": "it drops a queue with its messages",
    "lo_put": "it writes over a large object",
    "lo_truncate": "it cuts off a large object",
    "lo_truncate64": "it cuts off a large object",
    "lo_unlink": "it removes a large object",
    "lowrite": "it writes over a large object",
    "pg_file_unlink": "it removes a file of the server",
    "pg_file_write": "it writes a file of the server",
    "purge_queue": "it removes all messages of a queue",
}
"""What servers and extensions bring."""

RULE = Rule(
    code="LNT449",
    slug="hidden-loss",
    family="destructive",
    level="error",
    summary="data may be lost where no rule can look",
    why="SQL that is put together at run time, and the body of a function that is called, do what "
    "no check of this migration's text has seen. A DROP or DELETE in there needs the same consent.",
    instead="Write the statement out where its names are known, so that what it loses can be "
    "named. Otherwise have the spec approve it: `keel approve`.",
    bad="""\
-- The names are known only when it runs.
do $$
declare old text;
begin
  for old in select table_name from information_schema.tables where table_name like 'old_%' loop
    execute format('drop table public.%I', old);
--  ^
  end loop;
end $$;
""",
    good="""\
do $$
declare one text;
begin
  for one in select table_name from information_schema.tables where table_name like 'book%' loop
    execute format('comment on table public.%I is %L', one, 'About books.');
  end loop;
end $$;
""",
    on=(
        Opaque,
        AddColumn,
        AlterColumnType,
        Copy,
        Create,
        CreateTableAs,
        Delete,
        Insert,
        Merge,
        Other,
        Select,
        Update,
    ),
    check=_check,
    also=("opaque-dynamic-sql",),
    destructive=True,
    in_rollback=False,
)

"""What may lose data where no rule can look."""

from pgkeel.lint.at import At
from pgkeel.lint.hidden import lost_by_execute
from pgkeel.lint.operations.operation import Opaque
from pgkeel.lint.operations.session import CallsFunction
from pgkeel.lint.rule import Found, Rule


def _check(op: Opaque | CallsFunction, at: At) -> Found | None:
    if isinstance(op, CallsFunction):
        return _called(op, at)
    line = at.file.text.place(at.statement.start).line
    if op.expression is None:
        message = "this block is in a language that is not read: it may lose data"
        return Found(message, loses=f"line {line}")
    why = lost_by_execute(op.expression)
    return Found(f"this EXECUTE may lose data: {why}", loses=f"line {line}") if why else None


def _called(op: CallsFunction, at: At) -> Found | None:
    for routine in at.schema.routines.get(op.name, ()):
        if routine.loses:
            message = f"the call of {op.name} may lose data: {routine.loses}"
            return Found(message, loses=f"{op.name}()")
    return None


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
    on=(Opaque, CallsFunction),
    check=_check,
    also=("opaque-dynamic-sql",),
    destructive=True,
    in_rollback=False,
)

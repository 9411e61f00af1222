"""New tables without the columns that ``[lint.required_columns]`` names."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownTable
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        if table.origin.file != at.file.number or not _counts(table):
            continue
        if lacking := list(_lacking(table, at)):
            yield Found(f"{table.name} has no {few(lacking)}", at=table.origin.at)


def _counts(table: KnownTable) -> bool:
    """Whether all columns of the table are written here: a partition has those of its parent."""
    own = table.kind == "table" and table.whole and table.partition_of is None
    return own and table.name.schema != TEMPORARY


def _lacking(table: KnownTable, at: At) -> Iterator[str]:
    for name, type_ in at.policy.required_columns.items():
        column = table.columns.get(name)
        if column is None or (type_ and column.type != type_):
            yield f"{name} of type {type_}" if type_ else name


RULE = Rule(
    code="LNT858",
    slug="required-column-missing",
    family="design",
    level="warning",
    summary="a new table lacks a column that all have here",
    why="This project has said in `[lint.required_columns]` of keel.toml what every table has: "
    "programs, triggers and reports that go by it fail or pass over a table that does not.",
    instead="Add the column while the table is new and empty.",
    settings="""\
[lint.required_columns]
created_at = "timestamptz"
""",
    bad="""\
create table if not exists public.shelves (id bigint primary key);
--                         ^
""",
    good="""\
create table if not exists public.shelves (
  id bigint primary key,
  created_at timestamptz not null default now()
);
""",
    on=(FileEnd,),
    check=_check,
    words=("create",),
    wanted=lambda policy: bool(policy.required_columns),
    in_rollback=False,
)

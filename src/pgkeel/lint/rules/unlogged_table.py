"""UNLOGGED tables."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import CreateTable, CreateTableAs
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateTable | CreateTableAs, _: At) -> Found | None:
    if not op.unlogged:
        return None
    return Found(f"{op.table} is emptied by the first crash, and is empty on every standby")


RULE = Rule(
    code="LNT842",
    slug="unlogged-table",
    family="design",
    level="warning",
    summary="a table is UNLOGGED",
    why="What is written to it is not in the log: after a crash it is truncated, standbys and "
    "backups by log shipping never have its rows, and it cannot be published.",
    instead="Make an ordinary table, unless every row can be computed again.",
    bad="""\
create unlogged table if not exists public.shelves (id bigint primary key);
--                                  ^
""",
    good="""\
create table if not exists public.shelves (id bigint primary key);
""",
    on=(CreateTable, CreateTableAs),
    check=_check,
    words=("unlogged",),
)

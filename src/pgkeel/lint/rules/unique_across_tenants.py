"""Unique keys of tables that several customers share, without the column that tells whose."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownIndex, KnownTable
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.tenancy import tenant_column


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        tenant = tenant_column(table, at)
        if tenant is None or not table.rls or table.partition_of:
            continue
        for index in at.schema.indexes_of(table.name):
            if index.unique and tenant not in index.keys and _tells(index, table):
                words = f"{index.name} tells one customer which values another has in {table.name}"
                hint = f"Make it unique for each {tenant}: begin with that column."
                yield Found(words, hint=hint, origin=index.origin)


def _tells(index: KnownIndex, table: KnownTable) -> bool:
    """Whether people choose the values: not so of counted and random keys, and of references."""
    own = table.constraints.get(index.constraint or "")
    if own and own.kind == "primary key":
        return False
    references = {one.columns for one in table.constraints.values() if one.references}
    if index.keys in references:
        return False
    columns = [table.columns[key] for key in index.keys if key in table.columns]
    return not any(one.has_default or one.type.name == "uuid" for one in columns)


RULE = Rule(
    code="LNT737",
    slug="unique-across-tenants",
    family="rls",
    level="info",
    summary="a unique key spans the rows of all customers",
    why="Unique keys do not heed row-level security. Who writes a value that a customer they "
    "cannot see has already gets 23505: that tells them it is there, and keeps them from using it. "
    "The columns that tell whose a row is are a setting, `tenant_columns` below `[lint]`.",
    instead="Begin the key with the column that tells whose the row is; leave it as it is where "
    "the value has to be unique for all, as a login name may have to.",
    bad="""\
create table if not exists private.shelves (
  id bigint primary key,
  tenant_id bigint not null,
  label text not null,
  constraint shelves_label_key unique (label)
--^
);
alter table private.shelves enable row level security;
""",
    good="""\
create table if not exists private.shelves (
  id bigint primary key,
  tenant_id bigint not null,
  label text not null,
  constraint shelves_label_key unique (tenant_id, label)
);
alter table private.shelves enable row level security;
""",
    on=(HistoryEnd,),
    check=_check,
)

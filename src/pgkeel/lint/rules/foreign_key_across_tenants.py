"""Foreign keys by which a row of one customer can refer to a row of another."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.tenancy import tenant_column


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        tenant = tenant_column(table, at)
        if tenant is None or not table.rls:
            continue
        for key in table.constraints.values():
            other = at.schema.tables.get(key.references) if key.references else None
            if other is None or not other.rls or tenant in key.columns:
                continue
            if tenant_column(other, at) == tenant:
                words = f"{key.name} lets a row of {table.name} refer to another customer's"
                yield Found(f"{words} in {other.name}", origin=key.origin)


RULE = Rule(
    code="LNT738",
    slug="foreign-key-across-tenants",
    family="rls",
    level="info",
    summary="a foreign key may lead from one customer to another",
    why="Foreign keys do not heed row-level security: who writes a row may refer to one they "
    "cannot see, and learns by the error, 23503 or none, which numbers there are. What is then "
    "joined, counted or deleted along is another customer's. `tenant_columns` below `[lint]` "
    "names the columns that tell whose a row is.",
    instead="Let the key hold that column too: `foreign key (tenant_id, shelf_id) references "
    "shelves (tenant_id, id)`, over a unique key of both.",
    before="create table private.shelves (\n  id bigint primary key,\n"
    "  tenant_id bigint not null,\n  constraint shelves_of_tenant unique (tenant_id, id)\n);\n"
    "alter table private.shelves enable row level security;\n",
    bad="""\
set local lock_timeout = '5s';
create table if not exists private.boxes (
  id bigint primary key,
  tenant_id bigint not null,
  shelf_id bigint not null references private.shelves (id)
--                         ^
);
create index if not exists boxes_shelf_id on private.boxes (shelf_id);
alter table private.boxes enable row level security;
""",
    good="""\
set local lock_timeout = '5s';
create table if not exists private.boxes (
  id bigint primary key,
  tenant_id bigint not null,
  shelf_id bigint not null,
  constraint boxes_shelf foreign key (tenant_id, shelf_id)
    references private.shelves (tenant_id, id)
);
create index if not exists boxes_shelf on private.boxes (tenant_id, shelf_id);
alter table private.boxes enable row level security;
""",
    on=(HistoryEnd,),
    check=_check,
)

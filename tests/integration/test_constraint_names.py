"""The linter gives constraints without a name the ones that PostgreSQL gives them."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from on_servers import SERVERS, Servers
from pgkeel.config import Server
from pgkeel.lint.known.objects import Origin
from pgkeel.lint.known.replay import learn
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.statement import operations
from pgkeel.sql import SyntaxProblem, parse

LONG = "a" * 40
LONGER = "ü" * 25
SQL = f"""
create table t (
  id int primary key,
  a int check (a > 0) check (a < 9) check (a > id) check (1 < 2),
  b int unique references t check (id > 0),
  c int, d int,
  check (c > 0), check (c > d), check (c < d), check (c <> c + 1),
  unique (c, d), unique (d), unique (d) include (a),
  foreign key (c) references t, foreign key (c) references t (id),
  foreign key (a, c) references t (c, d),
  exclude (a with =), exclude (a with =, c with =),
  constraint named check (a <> 5)
);
create table {LONG} (
  {LONG}_b int unique check ({LONG}_b > 0) references t,
  {LONG}_c int, primary key ({LONG}_c), unique ({LONG}_b, {LONG}_c)
);
create table "{LONGER}" (x int primary key, "{LONGER}x" int unique, y int unique);
alter table t add column e int check (e > 0) unique references t;
alter table t add check (a > 1), add check (a > 2) not valid, add unique (a);
create unique index ready on t (e, id);
alter table t add unique using index ready;
create unique index renamed on t (d, e);
alter table t add constraint behind unique using index renamed;
alter table t drop constraint t_a_check1;
alter table t add check (a < 7);
alter table t rename constraint t_check to t_other;
alter table t rename column c to cc;
alter table t drop column b;
create table x (a int, b text, c jsonb, d text[], t timestamp);
create index on x (lower(b));
create index on x (lower(b), lower(b));
create index on x ((a + 1));
create index on x ((a + 1), (a + 2), a, (-a));
create index on x ((a::text));
create index on x ((lower(b)::varchar));
create index on x (((a + 1)::bigint), (5::bigint));
create index on x ((c ->> 'x'), lower(b), a, lower(b), (a is null), (not a > 0));
create index on x (coalesce(a, 0), nullif(a, 0), greatest(a, 1), least(a, 1));
create index on x ((case when a > 0 then 1 else a end), (case when a > 0 then 1 else 2 end));
create index on x ((case when a > 0 then b else 'x'::text end));
create index on x ((array[a]), (d[1]), (b collate "C"), (lower(b) collate "C"));
create index on x (a) include (b, d, a);
create index on x (pg_catalog.lower(b), trim(b), substring(b from 1 for 2), position('a' in b));
create index on x (extract(year from t), (t::date));
create index on x (a, a, a);
create index on x (a);
create index on x (a);
create index on {LONG} (upper({LONG}_b::text), {LONG}_b, ({LONG}_c + 1), ({LONG}_c + 2));
create index on "{LONGER}" (lower("{LONGER}x"::text), "{LONGER}x", "{LONGER}x");
create table y (n int);
create table y_n_idx (n int);
create index on y (n);
create sequence y_n_idx2;
create index on y (n);
"""
CONSTRAINTS = """
select conrelid::regclass::text, conname::text from pg_constraint
where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')
"""
INDEXES = "select indexname::text from pg_indexes where schemaname = 'public'"


@pytest.fixture(scope="session")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.mark.parametrize("server", SERVERS)
def test_names(servers: Servers, server: Server) -> None:
    schema = replayed()
    said = {
        (table.name.name, constraint)
        for table in schema.tables.values()
        for constraint in table.constraints
    }
    with servers[server].session(superuser=True) as session:
        session.run("begin")
        session.run(SQL.encode())
        seen = {(table.strip('"'), name) for table, name in session.query(CONSTRAINTS)}
        indexes = {name for (name,) in session.query(INDEXES)}
        session.run("rollback")
    assert said == seen
    assert {name.name for name in schema.indexes} == indexes


def replayed() -> Schema:
    trees = parse(SQL.encode())
    assert not isinstance(trees, SyntaxProblem), trees
    schema = Schema()
    for tree in trees:
        for op in operations(tree, Scope(), 0):
            learn(schema, op, Origin(0, 0))
    return schema

"""Queries as pg_stat_statements has them: what is kept, and that no value is."""

from pathlib import Path

import pytest

from pgkeel.proof.asked import read_queries
from pgkeel.statistics import Called, Workload, queries_beside, render_workload, workload

BUILTIN = frozenset({"now", "current_setting"})


def kept(*texts: str) -> list[str]:
    return [one.sql for one in workload(((text, 1) for text in texts), BUILTIN).queries]


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("select a\n  from  t where b = $1", "select a from t where b = $1"),
        ("SELECT a FROM t WHERE b = $1 AND c = 'Ann'", "SELECT a FROM t WHERE b = $1 AND c = $2"),
        ("select 1234 from t limit 5", "select $1 from t limit $2"),
        ("select a /* user 'Ann' */ from t -- 7", "select a from t"),
        ("select E'it\\'s' from t", "select $1 from t"),
        ("select $a$secret$a$ from t;", "select $1 from t"),
        ('select "a;b" from t', 'select "a;b" from t'),
        (
            "update t set a = $1 where id in ($2 /*, ... */)",
            "update t set a = $1 where id in ($2 )",
        ),
        ("merge into t using s on $1 when matched then delete",) * 2,
        ("with x as (select a from t) select * from x",) * 2,
        ("select public.f($1)",) * 2,
        ("select x::numeric(10,2) from t order by 1",) * 2,
        ("insert into t values ($1) on conflict do nothing",) * 2,
    ],
)
def test_what_is_kept(text: str, sql: str) -> None:
    assert kept(text) == [sql]


@pytest.mark.parametrize(
    "text",
    [
        "create role ann password 'hunter2'",
        "set application_name = 'x'",
        "copy t to stdout",
        "begin",
        "select relname from pg_class where oid = $1",
        "select * from pg_catalog.pg_proc p join information_schema.tables t on true",
        "explain select a from t",
        "with x as (select oid from pg_class) select * from x",
        "select now(), current_setting($1)",
        "select $1",
    ],
)
def test_what_is_no_query_of_the_application(text: str) -> None:
    assert workload([(text, 1)], BUILTIN) == Workload()


def test_what_cannot_be_read_is_counted() -> None:
    found = workload(
        [("select from where", 1), ("<insufficient privilege>", 1), (None, 1)], BUILTIN
    )
    assert found == Workload(unreadable=1, hidden=2)


def test_calls_are_summed_and_rounded_and_the_most_called_stay() -> None:
    rows = [("select b from t", 17), ("select  b from t", 1900), ("select a from t", 5)]
    assert workload([*rows, ("select c from t", 1)], BUILTIN, most=2).queries == (
        Called(sql="select a from t", calls=5),
        Called(sql="select b from t", calls=1000),
    )


def test_the_file_is_read_as_queries(tmp_path: Path) -> None:
    path = queries_beside(tmp_path / "prod.stats.json")
    assert path.name == "prod.queries.sql"
    path.write_bytes(render_workload(workload([('select "a;b" from t', 1)], BUILTIN), "prod"))
    first = read_queries(tmp_path / "none", tmp_path, path)
    assert [(one.path, one.line, one.sql) for one in first.asked] == [
        ("prod.queries.sql", 5, 'select "a;b" from t')
    ]
    # How often it was called is nothing that a proof depends on.
    path.write_bytes(render_workload(workload([('select "a;b" from t', 9)], BUILTIN), "prod"))
    assert read_queries(tmp_path / "none", tmp_path, path).digest == first.digest
    assert read_queries(tmp_path / "none", tmp_path).asked == ()

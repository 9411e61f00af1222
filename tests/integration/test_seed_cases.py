"""Seeds in a database: what the rows are, that a second load changes nothing, what errors say.

A case is a folder: `schema.sql`, perhaps `before.sql` with rows that are there already, perhaps a
`keel.toml`, the files in `seeds`, and `expected.txt`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from live_server import new_database
from pgkeel.cli.seeding import line
from pgkeel.config import DatabaseUrl, Settings, parse_settings
from pgkeel.data.seeding.files import find_seeds
from pgkeel.data.seeding.loading import Limits, load
from pgkeel.data.seeding.plan import SeedsError, plan_seeds
from pgkeel.data.seeding.settings import check_settings
from pgkeel.errors import KeelError, Place
from pgkeel.postgres.session import Session

CASES = Path(__file__).parent.parent / "cases" / "seeds"
TABLES = """
select format('%I.%I', schemaname, tablename) from pg_tables
where schemaname not in ('pg_catalog', 'information_schema') order by 1
"""
NEXT = """
select format('%s %s', quote_ident(sequencename), coalesce(last_value + increment_by, start_value))
from pg_sequences where schemaname = 'public' order by 1
"""


RESET = """
do $$ declare name text; begin
  for name in select quote_ident(nspname) from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'
  loop execute format('drop schema %s cascade', name); end loop;
end $$;
create schema public;
grant usage on schema public to public;
"""


@pytest.fixture(scope="module")
def database(live_url: str) -> str:
    """One for all cases, emptied before each."""
    return new_database(live_url, "seeds")


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_seeds(case: Path, database: str, request: pytest.FixtureRequest) -> None:
    url = database
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(RESET)
        for name in ("schema.sql", "before.sql"):
            if (case / name).exists():
                connection.execute((case / name).read_bytes())
    told = "\n".join(_told(case, url)) + "\n"
    expected = case / "expected.txt"
    if request.config.getoption("--update"):
        expected.write_text(told)
    assert told == expected.read_text()
    assert (
        "error" in case.name or "cannot" in case.name or "nothing" in case.name
    ) or "DAT" not in told


def _told(case: Path, url: str) -> Iterator[str]:
    before = _contents(url)
    problems, lines = _load(case, url)
    if problems:
        yield from problems
        assert _contents(url) == before
        return
    yield from lines
    after = _contents(url)
    yield from after
    yield from _sequences(url)
    problems, lines = _load(case, url)
    yield from ["again", *problems, *lines]
    assert _contents(url) == after


def _load(case: Path, url: str) -> tuple[list[str], list[str]]:
    """Load them once; return what is wrong with them, and what came of each."""
    toml = case / "keel.toml"
    settings = parse_settings(toml.read_text(), toml) if toml.exists() else Settings()
    found = find_seeds([case / "seeds"])
    with Session.on_url(DatabaseUrl(url)) as session:
        try:
            check_settings(found.files, settings.seeds, Place(path=toml))
            plan = plan_seeds(session, found.files, settings.seeds)
            filled = load(session, plan, Limits(), lambda *_: None, keep=True)
        except SeedsError as error:
            return [one for each in error.problems for one in _lines(each, case)], []
        except KeelError as error:
            return [*_lines(error, case)], []
        assert not session.in_transaction
        assert session.query("show datestyle") == [("ISO, MDY",)]
    return [], [line(one) for one in filled]


def _lines(error: KeelError, case: Path) -> Iterator[str]:
    yield str(error).replace(f"{case}{os.sep}", "")
    if error.place and error.place.text is not None:
        yield f"  | {error.place.text}"
    yield from (f"  {one}" for one in (error.detail or "").splitlines())
    if error.hint:
        yield f"  -> {error.hint}"


def _contents(url: str) -> list[str]:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("set timezone to 'UTC'")
        found = []
        for (table,) in connection.execute(TABLES.encode()).fetchall():
            found.append(table)
            rows = connection.execute(
                f"select whole_row::text from {table} whole_row order by 1".encode()
            )
            found += [f"  {row!r}" for (row,) in rows.fetchall()]
        return found


def _sequences(url: str) -> list[str]:
    with psycopg.connect(url, autocommit=True) as connection:
        return [f"next of {row}" for (row,) in connection.execute(NEXT.encode()).fetchall()]

"""What the rules on second runs say, and the guards that they name."""

from dataclasses import dataclass

import pytest

from linting import lint


@dataclass(frozen=True, kw_only=True)
class Said:
    """A statement, and what a rule says of it; without a hint it is the rule's own."""

    sql: str
    code: str
    message: str
    hint: str | None = None
    before: str = ""


SAID = (
    Said(
        sql="create table public.a ();",
        code="LNT501",
        message="a second run fails here (42P07): table public.a is there by then",
        hint="CREATE TABLE IF NOT EXISTS public.a",
    ),
    Said(
        sql='create policy "a b" on public.books;',
        code="LNT501",
        message='a second run fails here (42710): policy "a b" of public.books is there by then',
        hint='Write DROP POLICY IF EXISTS "a b" ON public.books; above it.',
    ),
    Said(
        sql="create index concurrently i on public.books (title);",
        code="LNT501",
        message="a second run fails here (42P07): index public.i is there by then",
        hint="Write DROP INDEX CONCURRENTLY IF EXISTS public.i; above it.",
    ),
    Said(
        sql="create index i on public.books (title);",
        code="LNT501",
        message="a second run fails here (42P07): index public.i is there by then",
        hint="CREATE INDEX IF NOT EXISTS i",
    ),
    Said(
        sql="create role r;",
        code="LNT501",
        message="a second run fails here (42710): role r is there by then",
        hint="Put it in a DO block: IF not exists (select from pg_roles where rolname = 'r') THEN "
        "… END IF; or catch duplicate_object in its EXCEPTION part.",
    ),
    Said(
        sql="drop trigger g on public.books;",
        code="LNT502",
        message="a second run fails here (42704): trigger g of public.books is gone by then",
    ),
    Said(
        sql="drop extension citext;",
        code="LNT502",
        message="a second run fails here (42704): extension citext is gone by then",
    ),
    Said(
        sql="alter table public.books add column a int;",
        code="LNT503",
        message="a second run fails here (42701): column a of public.books is there by then",
        hint="ADD COLUMN IF NOT EXISTS a",
    ),
    Said(
        sql="alter type public.mood add value 'meh';",
        code="LNT503",
        message="a second run fails here (42710): value meh of public.mood is there by then",
        hint="ADD VALUE IF NOT EXISTS 'meh'",
    ),
    Said(
        sql="alter table public.events attach partition public.e for values from (1) to (2);",
        code="LNT503",
        message="a second run fails here (42809): public.e is a partition of public.events by then",
        hint="Put it in a DO block: IF not exists (select from pg_inherits where inhparent = "
        "'public.events'::regclass and inhrelid = 'public.e'::regclass) THEN … END IF; or catch "
        "wrong_object_type in its EXCEPTION part.",
    ),
    Said(
        sql="alter table public.books inherit things;",
        code="LNT503",
        message="a second run fails here (42P07): public.books inherits from public.things by then",
        hint="Put it in a DO block: IF not exists (select from pg_inherits where inhparent = "
        "'public.things'::regclass and inhrelid = 'public.books'::regclass) THEN … END IF; or "
        "catch duplicate_table in its EXCEPTION part.",
    ),
    Said(
        sql="alter publication p add table private.a;",
        code="LNT503",
        message="a second run fails here (42710): private.a is in publication p by then",
        hint="Put it in a DO block: IF not exists (select from pg_publication_tables where pubname "
        "= 'p' and schemaname = 'private' and tablename = 'a') THEN … END IF; or catch "
        "duplicate_object in its EXCEPTION part.",
    ),
    Said(
        sql="alter server s options (drop host);",
        code="LNT503",
        message="a second run fails here (42704): option host of s is gone by then",
        hint="Put it in a DO block whose EXCEPTION part catches undefined_object.",
    ),
    Said(
        sql="alter extension citext drop table t;",
        code="LNT503",
        message="a second run fails here (55000): extension citext does not have it by then",
        hint="Put it in a DO block whose EXCEPTION part catches object_not_in_prerequisite_state.",
    ),
    Said(
        sql="alter table if exists public.authors rename to writers;"
        "create view public.authors as select 1 as id;",
        code="LNT503",
        message="a second run renames the view that is called public.authors by then",
        hint="Put it in a DO block: IF to_regclass('public.writers') IS NULL THEN … END IF;",
    ),
    Said(
        sql="alter table public.books add unique (title, pages);",
        code="LNT504",
        message="a second run adds this unique constraint to public.books once more, without a "
        "word",
        hint="ADD CONSTRAINT books_title_pages_key, the name it would get, and above it ALTER "
        "TABLE public.books DROP CONSTRAINT IF EXISTS books_title_pages_key;",
    ),
    Said(
        sql="alter domain public.amount add check (value > 0);",
        code="LNT504",
        message="a second run adds this check to public.amount once more, without a word",
    ),
    Said(
        sql="do $$ begin create table a (); exception when sqlstate '42710' or too_many_rows then "
        "null; end $$;",
        code="LNT505",
        message="a second run raises duplicate_table (42P07) here, and 42710 and too_many_rows is "
        "caught",
        hint="EXCEPTION WHEN duplicate_table THEN NULL, beside what is caught for other "
        "statements.",
    ),
    Said(
        sql="do $$ begin if not exists (select from pg_type where typname = 'e') then "
        "create type public.e as enum (); end if; end $$;",
        code="LNT506",
        message="the test of pg_type for typname finds it elsewhere, too: then this is passed over",
        hint="Ask for typnamespace or nspname as well.",
    ),
    Said(
        sql="create table if not exists public.authors (id text, name text not null, more int);",
        code="LNT507",
        message="public.authors is there already and stays as it is: not made so are column id and "
        "column more",
    ),
    Said(
        sql="create table if not exists public.titles ();",
        code="LNT507",
        message="public.titles is a view already: no table is made",
    ),
    Said(
        sql="create index if not exists books_author_id on public.loans (note);",
        code="LNT507",
        message="books_author_id is an index of public.books already: none is made of public.loans",
    ),
    Said(
        sql="create index if not exists books_author_id on public.books (title);",
        code="LNT507",
        message="books_author_id is there already, on (author_id), and stays as it is",
    ),
    Said(
        sql="create index if not exists lowered on public.books (title);",
        before="create index lowered on public.books (lower(title), isbn);",
        code="LNT507",
        message="lowered is there already, on (…, isbn), and stays as it is",
    ),
    Said(
        sql="alter table public.books add column if not exists pages text;",
        code="LNT507",
        message="pages of public.books is there already, as int4, and stays so",
    ),
    Said(
        sql="insert into public.loans (book_id, note) values (1, 'x');",
        code="LNT508",
        message="a second run puts these rows into public.loans once more",
    ),
    Said(
        sql="insert into public.books (isbn, title) values ('1', 'x');",
        code="LNT508",
        message="a second run fails here (23505): isbn of these rows is in public.books",
    ),
    Said(
        sql="insert into public.flags values (1);",
        before="create table public.flags (id int primary key);",
        code="LNT508",
        message="a second run fails here (23505): id of these rows is in public.flags",
    ),
    Said(
        sql="insert into public.flags values (1, 2);",
        before="create table public.flags (a int, b int, primary key (a, b));",
        code="LNT508",
        message="a second run fails here (23505): a and b of these rows is in public.flags",
    ),
    Said(
        sql="insert into public.authors (name) values ('x') on conflict do nothing;",
        code="LNT508",
        message="no key of public.authors is among these columns, so nothing conflicts: a second "
        "run puts the rows in once more",
    ),
    Said(
        sql="copy public.authors (name) from '/tmp/x';",
        code="LNT508",
        message="a second run copies these rows into public.authors once more",
    ),
    Said(
        sql="update public.books set title = 'x', stock = stock + 1 where id = 1;",
        code="LNT509",
        message="a second run changes stock of public.books once more",
    ),
    Said(
        sql="alter table public.books alter pages type int using pages * 2;",
        code="LNT509",
        message="a second run computes pages of public.books once more, from what the first has "
        "made",
        hint="Put it in a DO block that looks first whether the column still has the old type.",
    ),
    Said(
        sql="drop view if exists public.titles; create view public.titles as select 1 as id;",
        before="grant select on public.titles to b, a;",
        code="LNT510",
        message="view public.titles is dropped and made again: what a and b was granted on it is "
        "gone",
    ),
    Said(
        sql="drop function if exists private.f(); "
        "create function private.f() returns int language sql as 'select 1';",
        before="create function private.f() returns int language sql as 'select 1';"
        "revoke all on function private.f() from public;",
        code="LNT510",
        message="function private.f is dropped and made again: what was taken from public is "
        "allowed again",
    ),
)


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.sql[:70])
def test_what_is_said(said: Said) -> None:
    found = [one for one in lint(said.sql, before=said.before) if one.code.code == said.code]
    assert [one.message for one in found] == [said.message]
    assert found[0].hint == (said.hint or found[0].code.fix)

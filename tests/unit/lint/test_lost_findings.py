"""What the rules on DROP, RENAME and their kin say of what is lost."""

from dataclasses import dataclass

import pytest

from linting import lint

VOID = "language sql set search_path = '' as $$ select $$;"


@dataclass(frozen=True, kw_only=True)
class Said:
    """A statement, and what a rule says of it."""

    sql: str
    code: str
    message: str
    before: str = ""


SAID = (
    Said(
        sql="drop table public.events_2024",
        code="LNT401",
        message="drops partition public.events_2024 of public.events and every row in it",
    ),
    Said(
        sql="drop table loans",
        code="LNT401",
        message="drops public.loans and every row in it",
    ),
    Said(
        sql="drop schema private",
        code="LNT403",
        message="drops schema private: this fails while anything is in it, private.totals among it",
    ),
    Said(
        sql="drop schema private cascade",
        before="create table private.a (); create table private.b (); create table private.c ();",
        code="LNT403",
        message="drops schema private and everything in it, private.a, private.b, private.c and 1 "
        "more among it",
    ),
    Said(
        sql="drop schema empty cascade",
        code="LNT403",
        message="drops schema empty and everything in it",
    ),
    Said(
        sql="drop schema empty",
        code="LNT403",
        message="drops schema empty",
    ),
    Said(
        sql="drop database x",
        code="LNT404",
        message="drops database x and all that is in it: no transaction can take that back",
    ),
    Said(
        sql="drop owned by a, b",
        code="LNT405",
        message="drops everything that a and b own here, tables with their rows too",
    ),
    Said(
        sql="drop function private.touch()",
        code="LNT407",
        message="drops function private.touch(): calls of it fail from then on",
    ),
    Said(
        sql="drop function private.f(int); create function private.f(a text) returns void "
        "language sql set search_path = '' as $$ select $$;",
        before="create function private.f(a int) returns void language sql set search_path = '' "
        "as $$ select $$;",
        code="LNT407",
        message="drops function private.f(int4): calls of it fail from then on; private.f is only "
        "there with other arguments",
    ),
    Said(
        sql="drop extension citext",
        code="LNT410",
        message="drops extension citext with its types, functions and tables",
    ),
    Said(
        sql="drop extension citext cascade",
        code="LNT410",
        message="drops extension citext, and columns and indexes that use what it brought",
    ),
    Said(
        sql="drop policy books_read on public.books",
        code="LNT411",
        message="drops policy books_read of public.books: no policy is left that lets anybody "
        "reach a row",
    ),
    Said(
        sql="drop policy more on public.books",
        before="create policy more on public.books using (true);",
        code="LNT411",
        message="drops policy more of public.books: rows that only it let through are gone for "
        "those it was for",
    ),
    Said(
        sql="drop policy less on public.books",
        before="create policy less on public.books as restrictive using (true);",
        code="LNT411",
        message="drops policy less of public.books: rows that it held back can be reached from "
        "then on",
    ),
    Said(
        sql="drop policy books_read on public.books -- and only a restrictive one is left",
        before="create policy less on public.books as restrictive using (true);",
        code="LNT411",
        message="drops policy books_read of public.books: no policy is left that lets anybody "
        "reach a row",
    ),
    Said(
        sql="drop policy p on public.open",
        before="create table public.open (); create policy p on public.open using (true);",
        code="LNT411",
        message="drops policy p of public.open: rows that only it let through are gone for those "
        "it was for",
    ),
    Said(
        sql="drop trigger books_touch on public.books",
        code="LNT412",
        message="drops trigger books_touch of public.books: what it did is no longer done",
    ),
    Said(
        sql="drop event trigger e",
        code="LNT412",
        message="drops event trigger e: what it did is no longer done",
    ),
    Said(
        sql="drop table public.authors cascade",
        before="create view public.names as select name from public.authors;",
        code="LNT415",
        message="CASCADE drops what depends on table public.authors: view public.names and "
        "foreign key books_author_id_fkey of public.books, as far as is known",
    ),
    Said(
        sql="drop type public.mood cascade",
        before="alter table public.loans add column mood public.mood;alter table public.books add "
        "column mood mood;",
        code="LNT415",
        message="CASCADE drops what depends on type public.mood: column public.books.mood and "
        "column public.loans.mood, as far as is known",
    ),
    Said(
        sql="alter table public.books drop column title cascade",
        before="create view public.isbns as select isbn from public.books;",
        code="LNT415",
        message="CASCADE drops what depends on column title of public.books: view public.titles "
        "and materialized view private.totals, as far as is known",
    ),
    Said(
        sql="alter table public.books drop column id cascade",
        before="create view public.all_of_it as select * from public.books; drop materialized "
        "view private.totals;",
        code="LNT415",
        message="CASCADE drops what depends on column id of public.books: view public.titles, "
        "view public.all_of_it and foreign key loans_book_id_fkey of public.loans, as far as is "
        "known",
    ),
    Said(
        sql="alter table public.books drop constraint books_pkey cascade",
        code="LNT415",
        message="CASCADE drops what depends on constraint books_pkey of public.books: foreign key "
        "loans_book_id_fkey of public.loans, as far as is known",
    ),
    Said(
        sql="alter table public.books drop constraint sane cascade",
        before="alter table public.books add constraint sane check (pages > 0);",
        code="LNT415",
        message="CASCADE drops what depends on constraint sane of public.books, whatever that is",
    ),
    Said(
        sql="drop function private.touch() cascade",
        code="LNT415",
        message="CASCADE drops what depends on function private.touch, whatever that is",
    ),
    Said(
        sql="truncate public.loans",
        code="LNT416",
        message="empties public.loans",
    ),
    Said(
        sql="truncate public.authors cascade",
        before="alter table public.authors add column best bigint references public.authors;",
        code="LNT416",
        message="empties public.authors, and with CASCADE public.books and public.loans",
    ),
    Said(
        sql="truncate public.loans cascade",
        code="LNT416",
        message="empties public.loans, and with CASCADE every table that refers to it",
    ),
    Said(
        sql="delete from public.loans",
        code="LNT417",
        message="the DELETE has no WHERE: it empties public.loans",
    ),
    Said(
        sql="delete from public.loans where true",
        code="LNT417",
        message="the DELETE has a WHERE that is always true: it empties public.loans",
    ),
    Said(
        sql="alter table public.books drop constraint books_isbn_key",
        code="LNT419",
        message="drops constraint books_isbn_key of public.books: duplicates can be written, and "
        "ON CONFLICT on its columns fails from then on",
    ),
    Said(
        sql="alter table public.books drop constraint books_author_id_fkey",
        code="LNT419",
        message="drops constraint books_author_id_fkey of public.books: rows can point to what is "
        "not in public.authors from then on",
    ),
    Said(
        sql="alter table public.books drop constraint sane",
        before="alter table public.books add constraint sane check (pages > 0);",
        code="LNT419",
        message="drops constraint sane of public.books: rows that break it can be written from "
        "then on",
    ),
    Said(
        sql="alter table public.books drop constraint nobody_knows",
        code="LNT419",
        message="drops constraint nobody_knows of public.books: what it kept out can be written "
        "from then on",
    ),
    Said(
        sql="alter table public.books rename title to name",
        code="LNT422",
        message="title of public.books is called name from now on: queries of title fail",
    ),
    Said(
        sql="alter schema private rename to internal",
        code="LNT423",
        message="schema private is called internal from now on: what names it fails",
    ),
    Said(
        sql="alter extension citext set schema private",
        code="LNT423",
        message="what citext brought is in schema private from now on",
    ),
    Said(
        sql="alter type public.mood rename value 'sad' to 'Sad'",
        code="LNT423",
        message='value sad of public.mood is called "Sad" from now on: what writes the old one '
        "fails",
    ),
    Said(
        sql="alter table public.books alter price drop default",
        code="LNT425",
        message="INSERTs into public.books that leave out price fail from then on",
    ),
    Said(
        sql="alter table public.books alter stock drop default",
        code="LNT425",
        message="INSERTs into public.books that leave out stock write NULL from then on",
    ),
    Said(
        sql="alter table public.books alter id drop identity",
        code="LNT426",
        message="INSERTs into public.books that leave out id fail from then on",
    ),
    Said(
        sql="alter table public.books alter total drop expression",
        code="LNT426",
        message="total of public.books is no longer computed: its values stay as they are",
    ),
    Said(
        sql="alter sequence public.s restart",
        code="LNT427",
        message="public.s counts from another number: rows may have what it gives out",
    ),
    Said(
        sql="alter table public.books alter id restart",
        code="LNT427",
        message="id of public.books counts from another number: rows may have it",
    ),
    Said(
        sql="select setval('books_id_seq', 7)",
        code="LNT427",
        message="public.books_id_seq counts from 7, whatever rows there are",
    ),
    Said(
        sql="select setval(lower('x')::regclass, 7)",
        code="LNT427",
        message="a sequence counts from 7, whatever rows there are",
    ),
    Said(
        sql="create or replace view public.titles as select id from public.books",
        code="LNT428",
        message="public.titles loses column title: this fails (42P16)",
    ),
    Said(
        sql="create or replace view public.titles as select title, id from public.books",
        code="LNT428",
        message="column 1 of public.titles is id, not title: this fails (42P16)",
    ),
    Said(
        sql="create or replace function private.f(b int) returns void language sql set "
        "search_path = '' as $$ select $$;",
        before="create function private.f(a int) returns void language sql set search_path = '' "
        "as $$ select $$;",
        code="LNT429",
        message="private.f calls an argument a, not b: this fails (42P13)",
    ),
    Said(
        sql="create or replace function private.f(a int) returns void language sql set "
        "search_path = '' as $$ select $$;",
        before="create function private.f(a int default 1) returns void language sql set "
        "search_path = '' as $$ select $$;",
        code="LNT429",
        message="private.f has defaults of arguments that are left out here: this fails (42P13)",
    ),
    Said(
        sql="create or replace procedure private.touch() language sql set search_path = '' as $$ "
        "select $$;",
        code="LNT429",
        message="private.touch returns trigger, not nothing: this fails (42P13)",
    ),
    Said(
        sql="create or replace function private.f(a text) returns void language sql set "
        "search_path = '' as $$ select $$;",
        before="create function private.f(a int, b int) returns void language sql set search_path "
        "= '' as $$ select $$;",
        code="LNT438",
        message="private.f(int4, int4) stays: this makes a second function beside it",
    ),
    Said(
        sql="revoke select, insert on public.books from a, b",
        code="LNT430",
        message="a and b lose SELECT, INSERT on public.books",
    ),
    Said(
        sql="revoke all on all tables in schema public from a",
        code="LNT430",
        message="a loses all privileges on every table in public",
    ),
    Said(
        sql="revoke writers from a",
        code="LNT430",
        message="a can no longer do what writers may",
    ),
    Said(
        sql="alter table public.books drop column isbn",
        before="create index i on public.books (isbn, title); create unique index j on "
        "public.books (isbn)",
        code="LNT433",
        message="with isbn of public.books go unique books_isbn_key, index i and unique index j",
    ),
    Said(
        sql="alter system set work_mem = '1MB'",
        code="LNT437",
        message="changes work_mem of the whole server: no dump of the schema shows it",
    ),
    Said(
        sql="alter role all reset all",
        code="LNT437",
        message="changes all roles: no dump of the schema shows it",
    ),
)


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.sql[:70])
def test_what_is_said(said: Said) -> None:
    found = [
        one.message for one in lint(said.sql, before=said.before) if one.code.code == said.code
    ]
    assert found == [said.message]


def test_a_renamed_table_gets_a_hint_with_its_names() -> None:
    found = lint("alter table public.authors rename to writers")
    hint = next(one.hint for one in found if one.code.code == "LNT421")
    assert hint is not None
    assert hint.startswith("A view public.authors of public.writers, made in the same migration")


def test_a_second_function_gets_a_hint_with_its_arguments() -> None:
    before = f"create procedure private.f(a int) {VOID}"
    found = lint(f"create or replace procedure private.f(a text) {VOID}", before=before)
    hint = next(one.hint for one in found if one.code.code == "LNT438")
    assert hint == "If it is meant to take its place: DROP PROCEDURE IF EXISTS private.f(int4)."

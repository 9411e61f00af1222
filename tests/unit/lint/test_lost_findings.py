"""What the rules on DROP, RENAME and their kin say of what is lost."""

import pytest

from linting import lint

VOID = "language sql set search_path = '' as $$ select $$;"
SAID = {
    "drop table public.events_2024": (
        "",
        "LNT401",
        "drops partition public.events_2024 of public.events and every row in it",
    ),
    "drop table loans": ("", "LNT401", "drops public.loans and every row in it"),
    "drop schema private": (
        "",
        "LNT403",
        "drops schema private: this fails while anything is in it, private.totals among it",
    ),
    "drop schema private cascade": (
        "create table private.a (); create table private.b (); create table private.c ();",
        "LNT403",
        "drops schema private and everything in it, private.a, private.b, private.c and 1 more "
        "among it",
    ),
    "drop schema empty cascade": ("", "LNT403", "drops schema empty and everything in it"),
    "drop schema empty": ("", "LNT403", "drops schema empty"),
    "drop database x": (
        "",
        "LNT404",
        "drops database x and all that is in it: no transaction can take that back",
    ),
    "drop owned by a, b": (
        "",
        "LNT405",
        "drops everything that a and b owns here, tables with their rows too",
    ),
    "drop function private.touch()": (
        "",
        "LNT407",
        "drops function private.touch(): calls of it fail from then on",
    ),
    "drop function private.f(int); create function private.f(a text) returns void " + VOID: (
        f"create function private.f(a int) returns void {VOID}",
        "LNT407",
        "drops function private.f(int4): calls of it fail from then on; private.f is only there "
        "with other arguments",
    ),
    "drop extension citext": (
        "",
        "LNT410",
        "drops extension citext with its types, functions and tables",
    ),
    "drop extension citext cascade": (
        "",
        "LNT410",
        "drops extension citext, and columns and indexes that use what it brought",
    ),
    "drop policy books_read on public.books": (
        "",
        "LNT411",
        "drops policy books_read of public.books: no policy is left that lets anybody reach a row",
    ),
    "drop policy more on public.books": (
        "create policy more on public.books using (true);",
        "LNT411",
        "drops policy more of public.books: rows that only it let through are gone for those it "
        "was for",
    ),
    "drop policy less on public.books": (
        "create policy less on public.books as restrictive using (true);",
        "LNT411",
        "drops policy less of public.books: rows that it held back can be reached from then on",
    ),
    "drop policy books_read on public.books -- and only a restrictive one is left": (
        "create policy less on public.books as restrictive using (true);",
        "LNT411",
        "drops policy books_read of public.books: no policy is left that lets anybody reach a row",
    ),
    "drop policy p on public.open": (
        "create table public.open (); create policy p on public.open using (true);",
        "LNT411",
        "drops policy p of public.open: rows that only it let through are gone for those it was "
        "for",
    ),
    "drop trigger books_touch on public.books": (
        "",
        "LNT412",
        "drops trigger books_touch of public.books: what it did is no longer done",
    ),
    "drop event trigger e": ("", "LNT412", "drops event trigger e: what it did is no longer done"),
    "drop table public.authors cascade": (
        "create view public.names as select name from public.authors;",
        "LNT415",
        "CASCADE drops what depends on table public.authors: view public.names and foreign key "
        "books_author_id_fkey of public.books, as far as is known",
    ),
    "drop type public.mood cascade": (
        "alter table public.loans add column mood public.mood;"
        "alter table public.books add column mood mood;",
        "LNT415",
        "CASCADE drops what depends on type public.mood: column mood of public.books and column "
        "mood of public.loans, as far as is known",
    ),
    "alter table public.books drop column title cascade": (
        "create view public.isbns as select isbn from public.books;",
        "LNT415",
        "CASCADE drops what depends on column title of public.books: view public.titles, as far "
        "as is known",
    ),
    "alter table public.books drop column id cascade": (
        "create view public.all_of_it as select * from public.books;",
        "LNT415",
        "CASCADE drops what depends on column id of public.books: view public.titles, view "
        "public.all_of_it and foreign key loans_book_id_fkey of public.loans, as far as is known",
    ),
    "alter table public.books drop constraint books_pkey cascade": (
        "",
        "LNT415",
        "CASCADE drops what depends on constraint books_pkey of public.books: foreign key "
        "loans_book_id_fkey of public.loans, as far as is known",
    ),
    "alter table public.books drop constraint sane cascade": (
        "alter table public.books add constraint sane check (pages > 0);",
        "LNT415",
        "CASCADE drops what depends on constraint sane of public.books, whatever that is",
    ),
    "drop function private.touch() cascade": (
        "",
        "LNT415",
        "CASCADE drops what depends on function private.touch, whatever that is",
    ),
    "truncate public.loans": ("", "LNT416", "empties public.loans"),
    "truncate public.authors cascade": (
        "alter table public.authors add column best bigint references public.authors;",
        "LNT416",
        "empties public.authors, and with CASCADE public.books",
    ),
    "truncate public.loans cascade": (
        "",
        "LNT416",
        "empties public.loans, and with CASCADE every table that refers to it",
    ),
    "delete from public.loans": ("", "LNT417", "the DELETE has no WHERE: it empties public.loans"),
    "delete from public.loans where true": (
        "",
        "LNT417",
        "the DELETE has a WHERE that is always true: it empties public.loans",
    ),
    "alter table public.books drop constraint books_isbn_key": (
        "",
        "LNT419",
        "drops constraint books_isbn_key of public.books: duplicates can be written, and ON "
        "CONFLICT on its columns fails from then on",
    ),
    "alter table public.books drop constraint books_author_id_fkey": (
        "",
        "LNT419",
        "drops constraint books_author_id_fkey of public.books: rows can point to what is not in "
        "public.authors from then on",
    ),
    "alter table public.books drop constraint sane": (
        "alter table public.books add constraint sane check (pages > 0);",
        "LNT419",
        "drops constraint sane of public.books: rows that break it can be written from then on",
    ),
    "alter table public.books drop constraint nobody_knows": (
        "",
        "LNT419",
        "drops constraint nobody_knows of public.books: what it kept out can be written from then "
        "on",
    ),
    "alter table public.books rename title to name": (
        "",
        "LNT422",
        "title of public.books is called name from now on: queries of title fail",
    ),
    "alter schema private rename to internal": (
        "",
        "LNT423",
        "schema private is called internal from now on: what names it fails",
    ),
    "alter extension citext set schema private": (
        "",
        "LNT423",
        "what citext brought is in schema private from now on",
    ),
    "alter type public.mood rename value 'sad' to 'Sad'": (
        "",
        "LNT423",
        'value sad of public.mood is called "Sad" from now on: what writes the old one fails',
    ),
    "alter table public.books alter price drop default": (
        "",
        "LNT425",
        "INSERTs into public.books that leave out price fail from then on",
    ),
    "alter table public.books alter stock drop default": (
        "",
        "LNT425",
        "INSERTs into public.books that leave out stock write NULL from then on",
    ),
    "alter table public.books alter id drop identity": (
        "",
        "LNT426",
        "INSERTs into public.books that leave out id fail from then on",
    ),
    "alter table public.books alter total drop expression": (
        "",
        "LNT426",
        "total of public.books is no longer computed: its values stay as they are",
    ),
    "alter sequence public.s restart": (
        "",
        "LNT427",
        "public.s counts from another number: rows may have what it gives out",
    ),
    "alter table public.books alter id restart": (
        "",
        "LNT427",
        "id of public.books counts from another number: rows may have it",
    ),
    "select setval('books_id_seq', 7)": (
        "",
        "LNT427",
        "public.books_id_seq counts from 7, whatever rows there are",
    ),
    "select setval(lower('x')::regclass, 7)": (
        "",
        "LNT427",
        "a sequence counts from 7, whatever rows there are",
    ),
    "create or replace view public.titles as select id from public.books": (
        "",
        "LNT428",
        "public.titles loses column title: this fails (42P16)",
    ),
    "create or replace view public.titles as select title, id from public.books": (
        "",
        "LNT428",
        "column 1 of public.titles is id, not title: this fails (42P16)",
    ),
    f"create or replace function private.f(b int) returns void {VOID}": (
        f"create function private.f(a int) returns void {VOID}",
        "LNT429",
        "private.f calls an argument a, not b: this fails (42P13)",
    ),
    f"create or replace function private.f(a int) returns void {VOID}": (
        f"create function private.f(a int default 1) returns void {VOID}",
        "LNT429",
        "private.f has defaults of arguments that are left out here: this fails (42P13)",
    ),
    f"create or replace procedure private.touch() {VOID}": (
        "",
        "LNT429",
        "private.touch returns trigger, not nothing: this fails (42P13)",
    ),
    f"create or replace function private.f(a text) returns void {VOID}": (
        f"create function private.f(a int, b int) returns void {VOID}",
        "LNT438",
        "private.f(int4, int4) stays: this makes a second function beside it",
    ),
    "revoke select, insert on public.books from a, b": (
        "",
        "LNT430",
        "a and b loses SELECT, INSERT on public.books",
    ),
    "revoke all on all tables in schema public from a": (
        "",
        "LNT430",
        "a loses all privileges on every table in public",
    ),
    "revoke writers from a": ("", "LNT430", "a can no longer do what writers may"),
    "alter table public.books drop column isbn": (
        "create index i on public.books (isbn, title); create unique index j on public.books (isbn)",
        "LNT433",
        "with isbn of public.books go unique books_isbn_key, index i and unique index j",
    ),
    "alter system set work_mem = '1MB'": (
        "",
        "LNT437",
        "changes work_mem of the whole server: no dump of the schema shows it",
    ),
    "alter role all reset all": (
        "",
        "LNT437",
        "changes all roles: no dump of the schema shows it",
    ),
}


@pytest.mark.parametrize("sql", SAID, ids=[sql[:70] for sql in SAID])
def test_what_is_said(sql: str) -> None:
    before, code, message = SAID[sql]
    found = [one.message for one in lint(sql, before=before) if one.code.code == code]
    assert found == [message]


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

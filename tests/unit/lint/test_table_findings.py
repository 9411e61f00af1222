"""The words of findings on columns, constraints and tables, where they depend on what is known."""

from dataclasses import dataclass
from typing import Literal

import pytest

from linting import lint, told


@dataclass(frozen=True, kw_only=True)
class Words:
    """A statement, and what is said of it; without a hint it is the rule's own."""

    sql: str
    message: str
    hint: str | None = None
    before: str = ""
    server: int = 15


FINDINGS = {
    "add-column-volatile-default": (
        Words(
            sql="alter table books add t uuid default extensions.uuid_generate_v4();",
            message="extensions.uuid_generate_v4() is computed for every row: this rewrites "
            "public.books",
        ),
        Words(
            sql="alter table books add t text default private.token();",
            before="create function private.token() returns text language sql as 'select 1';",
            message="private.token() is computed for every row: this rewrites public.books",
        ),
        Words(
            sql="alter table books add t text default private.token();",
            message="this rewrites public.books unless private.token() is STABLE or IMMUTABLE",
            hint="no migration makes that function: if it is not volatile, allow this",
        ),
    ),
    "add-column-stored-generated": (
        Words(
            sql="alter table books add v int generated always as (pages) stored;",
            message="v is computed and stored for every row: this rewrites public.books",
        ),
        Words(
            sql="alter table books add v int generated always as (pages) stored;",
            server=18,
            message="v is computed and stored for every row: this rewrites public.books",
            hint="VIRTUAL instead of STORED: the value is computed when it is read, nothing is "
            "written",
        ),
    ),
    "add-column-unique": (
        Words(
            sql="alter table unheard_of add id bigint primary key;",
            message="PRIMARY KEY on id builds an index while public.unheard_of is locked; "
            "fails if there is a row, as it would have no key",
        ),
        Words(
            sql="alter table unheard_of add id int primary key default 1;",
            message="PRIMARY KEY on id builds an index while public.unheard_of is locked",
        ),
    ),
    "add-column-references": (
        Words(
            sql="alter table books add e int default 1 references authors;",
            message="looks up e of every row of public.books in public.authors",
        ),
    ),
    "add-foreign-key-validated": (
        Words(
            sql="alter table books add foreign key (stock) references books;",
            message="writes to public.books wait while every row is looked up",
        ),
        Words(
            sql="alter table events add foreign key (id) references books;",
            message="writes to public.events and public.books wait while every row is looked up",
            hint="add it NOT VALID to each partition, VALIDATE it there, and only then to the "
            "partitioned table: it takes over those of its partitions",
        ),
        Words(
            sql="alter table events add foreign key (id) references books;",
            server=18,
            message="writes to public.events and public.books wait while every row is looked up",
        ),
    ),
    "validate-in-same-transaction": (
        Words(
            sql="alter table books add constraint c foreign key (stock) references books not "
            "valid, validate constraint c;",
            message="writes to public.books still wait while every row is tested",
        ),
    ),
    "add-primary-key": (
        Words(
            sql="alter table unheard_of add primary key (a, b);",
            message="public.unheard_of is locked while the key's index is built and a, b tested "
            "for NULL",
        ),
    ),
    "domain-constraint-scan": (
        Words(
            sql="alter domain amount set not null;",
            before="create table a.b (c public.amount); create table d (e amount);",
            message="writes to a.b, public.d wait while every row is tested",
        ),
    ),
    "change-column-type": (
        Words(
            sql="alter table books alter pages type bigint;",
            message="changing pages from int4 to int8 rewrites public.books",
        ),
        Words(
            sql="alter table books alter published type timestamp;",
            message="changing published from timestamptz to timestamp rewrites public.books",
            hint="without USING it is free in a session whose TimeZone is UTC, and only there: do "
            "not rely on that; a new column that is filled in batches does not depend on the "
            "session",
        ),
        Words(
            sql="alter table books alter title type text using upper(title);",
            message="USING computes title anew for every row: this rewrites public.books",
        ),
        Words(
            sql="alter table books alter nowhere type text;",
            message="rewrites public.books unless nowhere has a type that is stored as text is",
        ),
        Words(
            sql="alter table books alter isbn type text;",
            before="create index i on books (id) where isbn is null;"
            "alter table books add constraint c check (isbn <> '' and title <> '');",
            message="public.books is locked while i is built anew and every row is tested by c",
        ),
    ),
    "narrow-column-type": (
        Words(
            sql="alter table books alter isbn type varchar(9);",
            message="isbn of public.books: varchar(20) to varchar(9) fails on values that do not "
            "fit, and rewrites the table",
        ),
        Words(
            sql="alter table books alter isbn type varchar(9) using isbn::varchar(9);",
            message="isbn of public.books: varchar(20) to varchar(9) cuts or rounds values in "
            "silence, and rewrites the table",
        ),
    ),
    "change-collation": (
        Words(
            sql='alter table books alter title type text collate "C";',
            message="title of public.books is sorted by C from now on",
        ),
        Words(
            sql="alter table books alter isbn type text;",
            before='alter table books alter isbn type varchar(20) collate "C";',
            message="isbn of public.books gets the default collation back, as COLLATE is not "
            "repeated; books_isbn_key is built anew while the table is locked",
        ),
    ),
    "set-not-null": (
        Words(
            sql="alter table books alter stock set not null;",
            message="public.books is locked while every row is tested for NULL in stock",
        ),
        Words(
            sql="alter table books alter stock set not null;",
            server=18,
            message="public.books is locked while every row is tested for NULL in stock",
            hint="ADD CONSTRAINT … NOT NULL … NOT VALID, and VALIDATE CONSTRAINT it in a later "
            "migration",
        ),
        Words(
            sql="alter table books alter stock set not null;",
            server=18,
            before="alter table books add constraint c not null stock not valid;",
            message="public.books is locked while every row is tested for NULL in stock",
            hint="VALIDATE CONSTRAINT c in a migration before this one",
        ),
        Words(
            sql="alter table books alter stock set not null;",
            before="alter table books add check (stock is not null) not valid;",
            message="public.books is locked while every row is tested for NULL in stock",
            hint="VALIDATE CONSTRAINT books_stock_check in a migration before this one",
        ),
        Words(
            sql="alter table books add l text default 'en', alter l set not null;",
            message="public.books is locked while every row is tested for NULL in l",
            hint="write NOT NULL in ADD COLUMN itself: beside a constant default it reads nothing",
        ),
        # Old rows have nothing by this default, and a number each by the next.
        Words(
            sql="alter table books add l text; alter table books alter l set default 'en';\n"
            "alter table books alter l set not null;",
            message="public.books is locked while every row is tested for NULL in l",
        ),
        Words(
            sql="alter table books add l int default nextval('s'), alter l set not null;",
            message="public.books is locked while every row is tested for NULL in l",
        ),
        Words(
            sql="alter table books add l text, alter l set not null;",
            message="public.books is locked while every row is tested for NULL in l",
        ),
        Words(
            sql="alter table loans alter note set not null;",
            before="alter table loans alter note set default '';",
            message="public.loans is locked while every row is tested for NULL in note",
        ),
    ),
    "key-type-mismatch": (
        Words(
            sql="create table shelves (book_id bigint references racks (id));",
            before="create table racks (id serial primary key);",
            message="book_id is int8, and public.racks.id is int4",
        ),
    ),
    "policy-without-to": (
        # As such names are whole sentences, they are told in quotes.
        Words(
            sql='create policy "Readers see their own." on books using (stock > 0);',
            message='policy "Readers see their own." is for every role, those that are not signed '
            "in among them",
        ),
    ),
    "compared-with-itself": (
        Words(
            sql="create policy p on books for update to app using (true) with check (isbn = isbn);",
            message="both sides are the same isbn, of one and the same row",
            hint="No policy sees the row as it was. To keep a column as it is, GRANT UPDATE on the "
            "others by name, or raise in a trigger where OLD and NEW differ.",
        ),
    ),
    "change-owner": (
        Words(
            sql="alter table books owner to app;",
            message="app owns table public.books from now on, and row-level security does not "
            "bind that role",
        ),
        Words(
            sql="alter table books owner to app;",
            before="alter table books force row level security;",
            message="app owns table public.books from now on",
        ),
        Words(
            sql="alter table books owner to app;",
            before="alter table books disable row level security;",
            message="app owns table public.books from now on",
        ),
        Words(
            sql="alter table titles owner to app;",
            message="app owns table public.titles from now on, and it reads with that role's "
            "rights",
        ),
        Words(
            sql="alter table unheard_of owner to app;",
            message="app owns table public.unheard_of from now on",
        ),
    ),
}
ALL = [(slug, words) for slug, listed in FINDINGS.items() for words in listed]


@pytest.mark.parametrize(("slug", "words"), ALL, ids=lambda one: getattr(one, "message", one))
def test_words(slug: str, words: Words) -> None:
    found = lint(words.sql, before=words.before, server=words.server)
    own = [one for one in found if one.code.slug == slug]
    assert [(one.message, one.hint) for one in own] == [
        (words.message, words.hint or own[0].code.fix if own else None)
    ], told(found)


KINDS: dict[Literal["migration", "loose"], int] = {"migration": 1, "loose": 0}


@pytest.mark.parametrize(("kind", "expected"), KINDS.items())
def test_of_sql_from_elsewhere_it_is_not_known_what_comes_after(
    kind: Literal["migration", "loose"], expected: int
) -> None:
    found = lint("alter table books add check (pages > 0) not valid;", kind=kind)
    own = [one for one in found if one.code.slug == "not-valid-never-validated"]
    assert len(own) == expected


def test_a_later_migration_validates() -> None:
    first = "alter table books add constraint c check (pages > 0) not valid;"
    second = "alter table books validate constraint c;"
    slugs = {one.code.slug for one in lint(first, second)}
    assert not slugs & {"not-valid-never-validated", "validate-in-same-transaction"}

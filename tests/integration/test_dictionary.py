"""``keel docs`` and the stage ``dictionary``, on a real server."""

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from driver import Keel, Lay
from git_repo import GitRepo

V001 = """\
-- Purpose: books
-- Rollback: irreversible because it is a test

create role reader nologin;
create role writer nologin;
create type public.mood as enum ('good', 'it''s | bad');
create table public.authors (id int primary key, name text not null);
comment on table public.authors is 'Who | wrote <b>it</b> *now*';
create table public.books (
  id bigint generated always as identity primary key,
  author_id int references public.authors on delete cascade,
  title text not null default 'none' check (length(title) < 100),
  feeling public.mood,
  owner text default current_user,
  token text,
  length int generated always as (length(title)) stored,
  label text generated always as (title || token) stored,
  unique (title, author_id)
);
create unique index on public.books (title) where length(title) > 3 or owner is null;
comment on column public.books.token is 'Opens the book. [secret]';
create table public."Odd --> ""name"" x" (
  id int primary key, book bigint unique references public.books
);
create table public.parts (id int not null) partition by range (id);
create table public.parts_1 partition of public.parts for values from (0) to (9);
create view public.titles with (security_invoker = true) as select title from public.books;
alter table public.books enable row level security;
grant select, delete on public.books to reader;
grant insert (title), update (title) on public.books to writer;
grant select on public.authors to public;
create policy own on public.books for select to reader using (owner = current_user);
create policy good on public.books for select using (feeling = 'good'::public.mood);
create policy short on public.books as restrictive for select to reader using (length(title) < 9);
create policy add on public.books for insert to writer with check (true);
"""


@pytest.fixture
def project(lay: Lay) -> Path:
    return lay({"keel.toml": "", "migrations/sql/V001__a.sql": V001})


def page_of(root: Path) -> str:
    return (root / "docs/data-dictionary.md").read_text()


def test_what_it_says(keel: Keel, project: Path) -> None:
    done = keel("docs", cwd=project)
    assert done.returncode == 0, done.stderr
    text = page_of(project)
    for line in (
        "| **`feeling`**<br>`mood` or null |  |",
        "| **`author_id`**<br>`integer` or null | → [public.authors](#publicauthors) |",
        "| **`token`**<br>`text` or null | **secret** Opens the book. |",
        "| **`id`**<br>`bigint`, counted |  |",
        "| **`title`**<br>`text`, else `'none'` |  |",
        "* Primary key: `id`",
        "* Unique: `title`, `author_id`",
        "* `author_id` → [public.authors](#publicauthors) (`id`), `ON DELETE CASCADE`",
        "* Check: `length(title) < 100`",
        "* `length` is computed: `length(title)`",
        "Schemas: [public](#schema-public) · [Types](#types)",
        "* `label` is computed: `title || token`",
        "* Unique: `title`, of rows where `length(title) > 3 OR owner IS NULL`",
        "Row-level security is on.",
        "  * reads rows where `feeling = 'good'`, or rows where `owner = CURRENT_USER`",
        ", and only rows where `length(title) < 9`",
        "  * removes no row: there is no policy",
        "  * adds all rows, giving `title`",
        "  * changes `title` of no row: there is no policy",
        "* Everybody (`PUBLIC`) reads all rows.",
        "Partitioned by `RANGE (id)`, in 1 partition.",
        "A view. It reads with the rights of whoever asks.",
        r"Who \| wrote \<b\>it\</b\> \*now\*",
        r"| `public.mood` | `good`, `it's \| bad` |  |",
        '    t_public__authors |o--o{ t_public__books : "author_id"',
        "        bigint id PK",
    ):
        assert line in text.splitlines() or line in text, line
    assert "parts_1" not in text
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<b>it</b>" not in html
    assert "*now*" in html
    # The name of a table ends no comment of HTML, and so shows in its heading alone.
    assert "keel:note" not in re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)


def test_twice_is_once_and_peoples_text_stays(keel: Keel, project: Path) -> None:
    path = project / "docs/data-dictionary.md"
    path.parent.mkdir()
    path.write_text("# Ours\n\nWritten by hand.\n")
    keel("docs", cwd=project)
    first = page_of(project)
    assert first.startswith("# Ours\n\nWritten by hand.\n")
    note = "<!-- keel:note public.books -->\n"
    path.write_text(first.replace(note, note + "Ask Ada.\n") + "\nThe end.\n")
    before = path.read_bytes()
    assert "kept" in keel("docs", cwd=project).stdout
    assert path.read_bytes() == before
    assert keel("docs", "--no-cache", cwd=project).returncode == 0
    assert path.read_bytes() == before


def test_a_page_with_broken_markers_is_not_written(keel: Keel, project: Path) -> None:
    keel("docs", cwd=project)
    path = project / "docs/data-dictionary.md"
    broken = path.read_text().replace("<!-- /keel:dictionary -->", "")
    path.write_text(broken)
    done = keel("docs", cwd=project)
    assert done.returncode == 2
    assert "DAT202" in done.stderr
    assert path.read_text() == broken
    path.write_bytes(b"\xff")
    done = keel("docs", cwd=project)
    assert done.returncode == 2
    assert "DAT204" in done.stderr


def test_the_stage_says_which_tables_differ(keel: Keel, project: Path) -> None:
    check = ("check", "--only", "dictionary", "--format", "json")
    assert keel(*check, cwd=project).returncode == 0  # nobody keeps a page yet
    keel("docs", cwd=project)
    assert keel(*check, cwd=project).returncode == 0
    more = "alter table public.authors add born int;\ncreate table public.shelves (id int);\n"
    (project / "migrations/sql/V002__b.sql").write_text(more)
    done = keel(*check, cwd=project)
    assert done.returncode == 1
    (finding,) = json.loads(done.stdout)["sections"][0]["findings"]
    assert finding["code"] == "DAT201"
    assert "public.authors has changed" in finding["detail"]
    assert "public.shelves is missing" in finding["detail"]
    assert "books" not in finding["detail"]
    keel("docs", cwd=project)
    assert keel(*check, cwd=project).returncode == 0


def test_what_is_new_needs_a_comment(keel: Keel, project: Path) -> None:
    keel("docs", cwd=project)
    GitRepo.init(project).commit({})
    more = (
        "alter table public.authors add born int;\ncreate table public.shelves (id int);\n"
        "comment on table public.shelves is 'Where they are.';\n"
    )
    (project / "migrations/sql/V002__b.sql").write_text(more)
    keel("docs", cwd=project)
    for level, code in (("warning", 0), ("error", 1), ("off", 0)):
        (project / "keel.toml").write_text(f'[docs]\ncomments = "{level}"\n')
        done = keel("check", "--only", "dictionary", "--format", "json", cwd=project)
        assert done.returncode == code, done.stdout
        found = json.loads(done.stdout)["sections"][0]["findings"]
        told = [one["message"].split(" is new")[0] for one in found]
        wanted = ["column public.authors.born", "column public.shelves.id"]
        assert told == ([] if level == "off" else wanted)


@pytest.mark.parametrize(
    ("statement", "exposed"),
    [
        ("grant select on public.books to anon", True),
        ("grant select (token) on public.books to authenticated", True),
        ("grant select on public.books to public", True),
        ("grant select (title) on public.books to anon", False),
        ("grant insert on public.books to anon", False),
        ("drop policy good on public.books; grant select on public.books to anon", False),
    ],
)
def test_secret_columns_are_not_for_visitors(
    keel: Keel, project: Path, statement: str, exposed: bool
) -> None:
    roles = "create role anon nologin;\ncreate role authenticated nologin;\n"
    (project / "migrations/sql/V002__b.sql").write_text(f"{roles}{statement};\n")
    done = keel("check", "--only", "exposure", cwd=project)
    assert done.returncode == exposed, done.stdout
    assert ("DAT205" in done.stdout) == exposed


def test_classes_of_keel_toml(keel: Keel, project: Path) -> None:
    (project / "keel.toml").write_text('[docs.classes]\n"public.authors.name" = "secret"\n')
    keel("docs", cwd=project)
    assert "| **`name`**<br>`text` | **secret** |" in page_of(project)
    done = keel("check", "--only", "exposure", cwd=project)
    assert "public.authors.name is marked secret, and everybody can read it" in done.stdout


MEMBERS = """\
create role anon nologin;
create role clerk nologin;
create schema private;
create table public.members (id bigint primary key, name text, email text, api_key text);
comment on column public.members.email is 'Where to write to. [pii]';
comment on column public.members.api_key is 'Opens everything. [secret]';
grant select (id, name) on public.members to anon;
grant select on public.members to clerk;
create view public.cards as select id, name, api_key as k from public.members;
create view public.deep as select upper(c.k) as kk, c.id from public.cards c;
create view public.counted as
  select count(api_key) as n, name from public.members where api_key is not null group by name;
create view public.invoking with (security_invoker = true) as select * from public.members;
create materialized view public.mails as select lower(email) as m from public.members;
create view public.closed as select api_key from public.members;
create view private.hidden as select api_key from public.members;
grant select on public.cards, public.deep, public.counted, public.invoking, public.mails,
  private.hidden to anon;
create function public.is_key(k text) returns boolean language sql security definer
  as $$ select exists (select from public.members where api_key = k) $$;
create function public.all_members() returns setof public.members language sql security definer
  as $$ select * from public.members where name <> '' $$;
create function public.key_of(i bigint) returns text language plpgsql security definer
  as $$ begin return (select api_key from public.members where id = i); end $$;
create function public.name_of(k text) returns text language sql security definer
  as $$ select name from public.members where api_key = k $$;
create function public.own_key(i bigint) returns text language sql
  as $$ select api_key from public.members where id = i $$;
create function private.key_of(i bigint) returns text language sql security definer
  as $$ select api_key from public.members where id = i $$;
create function public.closed_key(i bigint) returns text language sql security definer
  as $$ select api_key from public.members where id = i $$;
revoke execute on function public.closed_key(bigint) from public;
"""


def test_what_is_classified_is_followed_through_views_and_functions(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": "", "migrations/sql/V001__a.sql": MEMBERS})
    done = keel("check", "--only", "exposure", "--format", "json", cwd=root)
    assert done.returncode == 1
    key, mail = "public.members.api_key is marked secret", "public.members.email is marked pii"
    as_owner, from_owner = "which reads as its owner", "which runs as its owner"
    found = json.loads(done.stdout)["sections"][0]["findings"]
    assert [(one["code"], one["severity"], one["message"]) for one in found] == [
        ("DAT205", "error", f"{key}, and anon can read it through public.cards, {as_owner}"),
        ("DAT205", "error", f"{key}, and anon can read it through public.deep, {as_owner}"),
        (
            "DAT205",
            "warning",
            f"{key}, and everybody may get it from public.all_members(), {from_owner}",
        ),
        (
            "DAT205",
            "warning",
            f"{key}, and everybody may get it from public.key_of(bigint), {from_owner}",
        ),
        ("DAT206", "warning", f"{mail}, and anon can read it through public.mails, {as_owner}"),
        (
            "DAT206",
            "warning",
            f"{mail}, and everybody may get it from public.all_members(), {from_owner}",
        ),
    ]


BY_WAYS = """\
create role anon nologin;
create role clerk nologin;
create role staff nologin;
create role former nologin;
grant clerk to staff;
grant staff to anon;
grant former to anon;
revoke former from anon;
create table public.people (
  id bigint primary key,
  name text,
  key text,
  key_end text generated always as (right(key, 4)) stored,
  has_key boolean generated always as (key is not null) stored
);
comment on column public.people.key is 'Opens everything. [secret]';
grant select (id, name, key_end, has_key) on public.people to anon;
create table public.heirs (more text) inherits (public.people);
grant select on public.heirs to clerk;
grant select on public.people to former;
create table public.visits (id bigint, day date, token text) partition by range (day);
create table public.visits_old partition of public.visits for values from ('2000-01-01') to
  ('2030-01-01');
comment on column public.visits.token is '[secret]';
grant select on public.visits_old to public;
create view public.rows_of as select p.id, to_jsonb(p) as doc from public.people p;
create view public.as_rows as select people as whole from public.people;
create view public.few as
  select row_to_json(q) as doc from (select id, name from public.people) q;
create view public.most as
  select row_to_json(q) as doc from (select id, key as k from public.people) q;
create view public.how_many as select count(p) as n, count(*) as all_of_them from public.people p;
grant select on public.rows_of, public.as_rows, public.few, public.most, public.how_many to anon;
create function public.doc_of(i bigint) returns jsonb language sql security definer
  as $$ select to_jsonb(p) from public.people p where p.id = i $$;
create function public.number_of() returns json language sql security definer
  as $$ select json_build_object('n', count(*)) from public.people $$;
create function public.any_row() returns setof record language sql security definer
  as $$ select * from public.people $$;
"""


def test_what_is_classified_is_followed_through_rows_copies_and_groups(
    keel: Keel, lay: Lay
) -> None:
    root = lay({"keel.toml": "", "migrations/sql/V001__a.sql": BY_WAYS})
    done = keel("check", "--only", "exposure", "--format", "json", cwd=root)
    found = json.loads(done.stdout)["sections"][0]["findings"]
    told = [one["message"].split(" is marked secret, and ") for one in found]
    as_owner, holds = "which reads as its owner", "which holds the same"
    key, from_owner = "public.people.key", "which runs as its owner"
    assert [(one["severity"], *said) for one, said in zip(found, told, strict=True)] == [
        ("error", key, f"anon can read it through public.as_rows, {as_owner}"),
        ("error", key, f"anon can read it in public.heirs.key, {holds}"),
        ("error", key, f"anon can read it in public.heirs.key_end, {holds}"),
        ("error", key, f"anon can read it through public.most, {as_owner}"),
        ("error", key, f"anon can read it in public.people.key_end, {holds}"),
        ("error", key, f"anon can read it through public.rows_of, {as_owner}"),
        (
            "error",
            "public.visits.token",
            f"everybody can read it in public.visits_old.token, {holds}",
        ),
        ("warning", key, f"everybody may get it from public.any_row(), {from_owner}"),
        ("warning", key, f"everybody may get it from public.doc_of(bigint), {from_owner}"),
    ]


def test_before_the_first_commit_all_of_the_folder_is_new(keel: Keel, project: Path) -> None:
    keel("docs", cwd=project)
    GitRepo.init(project)
    done = keel("check", "--only", "dictionary", "--format", "json", cwd=project)
    assert done.returncode == 0, done.stdout
    codes = {one["code"] for one in json.loads(done.stdout)["sections"][0]["findings"]}
    assert codes == {"DAT203"}

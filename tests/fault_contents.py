"""What a file can hold that some runner gets wrong: 29 contents, and what is right for each.

The rows of the table of contents measured over eleven tools. Each is the second of three files.
"""

from typing import Literal, NamedTuple

Right = Literal["run", "refused", "failed"]
"""Run whole and recorded; refused before anything of any file ran; stopped at its statement, with
the file before it kept and nothing of it left."""


class Content(NamedTuple):
    text: bytes
    right: Right
    said: str = ""
    """What the answer has to say, where it is not run."""


T = b"create table m2 (id int);"
CONTENTS: dict[str, Content] = {
    "DO block": Content(b"do $$ begin create table m2 (id int); end $$;", "run"),
    "nested tags": Content(
        b"do $o$ begin execute $s$create table m2 (t text default ';')$s$; end $o$;", "run"
    ),
    "function body": Content(
        b"create function f() returns int language plpgsql as $$ begin return 1; end; $$;" + T,
        "run",
    ),
    "BEGIN ATOMIC": Content(
        b"create function f() returns int language sql begin atomic select 1; select 2; end;" + T,
        "run",
    ),
    "a name with atomic": Content(T + b"create table is_atomic (begin_atomic int);", "run"),
    "E string": Content(b"create table m2 (id text default E'it\\'s;');", "run"),
    "quoted semicolon": Content(b"create table m2 (\"a;b\" text default ';--');", "run"),
    "nested comments": Content(b"/* a /* ; */ ; */ create table m2 (id int); -- ;\n", "run"),
    "RULE with two statements": Content(
        T + b"create rule r as on insert to m2 do also (select 1; select 2);", "run"
    ),
    "COPY from stdin": Content(
        b"create table m2 (id int, t text);\ncopy m2 from stdin;\n1\t;x\n2\t\\N\n\\.\n", "run"
    ),
    "psql commands": Content(b"\\set x 1\n\\echo hello\n" + T, "refused", "V002__m2.sql:1"),
    "restrict": Content(b"\\restrict abc\n" + T + b"\n\\unrestrict abc\n", "run"),
    "CRLF": Content(b"create table m2 (\r\n  id int\r\n);\r\n", "run"),
    "byte order mark": Content(b"\xef\xbb\xbf" + T, "run"),
    "Latin-1": Content(b"create table m2 (t text default 'caf\xe9');", "refused", "at byte 36"),
    "UTF-16": Content(T.decode().encode("utf-16"), "refused", "at byte 0"),
    "NUL": Content(T + b" -- \0\ncreate table m4 (id int);", "refused", "at byte 29"),
    "percent": Content(b"create table m2 (t text check (t like '%b%' and 5 % 2 = 1));", "run"),
    "colon": Content(b"create table m2 (t text default ':name');", "run"),
    "empty": Content(b"", "run"),
    "comments only": Content(b"-- nothing\n/* at all */\n", "run"),
    "COMMIT, then a failure": Content(
        b"begin;\n" + T + b"\ncommit;\nselect 1/0;\n", "refused", "V002__m2.sql:3"
    ),
    "search_path emptied": Content(
        b"select pg_catalog.set_config('search_path', '', false);\n"
        b"create table public.m2 (id int);",
        "run",
    ),
    "SET ROLE": Content(
        b"create role m2_other;\ngrant create on schema public to m2_other;\nset role m2_other;\n"
        + T,
        "run",
    ),
    "VACUUM first": Content(b"vacuum;\n" + T, "refused", "V002__m2.sql:1"),
    "ADD VALUE and its use": Content(
        T + b"\nalter type mood add value 'new';\ninsert into moods values ('new');\n",
        "failed",
        "55P04",
    ),
    "a failure at the end": Content(
        T + b"\ncreate table m4 (id int);\nselect 1/0;\n", "failed", "V002__m2.sql:3"
    ),
    "U& string": Content(b"create table m2 (t text default U&'d\\0061t;a');", "run"),
    "unquoted dollar": Content(b"create table m2 (a$b int); create table m4$$x (id int);", "run"),
}

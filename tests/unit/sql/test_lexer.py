"""Where statements begin and end, whatever they are made of."""

from pathlib import Path

import pytest

from pgkeel.sql import Comment, SqlText, Statement, SyntaxProblem, scan, split

PATH = Path("x.sql")
BODY = (
    "create function f(a int) returns int begin atomic "
    "select case when a > 0 then 1 else 2 end; select (2); end"
)
PROCEDURE = 'create or replace procedure "p;p"() begin\n atomic insert into t values (1); end'

# Each text is one statement; put in any order with semicolons between, they are found again.
STATEMENTS = [
    "select 1",
    "select ';'",
    "select 'it''s;'",
    r"select E'it\'s;', e'\\', 'x\'",
    r"select name'x\', 1",
    "select E'a'\n'b\\';', E'c\\'' -- ;\n -- ;\r\n'd\\';' 'e;'",
    r"select E'a''b;\\', e'', E'''', E'\'' 'x\', E'y;' - 1, E'z;'",
    "select U&'d\\0061t;', B'1', x'1F', N';'",
    'select 1 as "a;b""c"',
    "select $$;$$, $tag$ ; $$ ; $tag$, $ü_1$;$ü_1$",
    "prepare p as select $1, $2",
    "select a$b$c, 1 as x$$y from t",
    "create rule r as on insert to t do also (insert into u values (1); delete from v)",
    "create or replace rule r as on delete to t do instead (select ')'; select 2; select (3))",
    "create function f(begin atomic, b int default (1)) returns int language sql as 'x;'",
    "create function f() returns int begin atomic select (case when (a) then 1 end); end",
    "select $$$$, $$;$1;$$, ($$;$$), $a$$$;$$;$a$",
    "do $x$ begin raise notice ';'; end $x$",
    "create function g() returns void language plpgsql as $$ begin perform 1; end; $$",
    BODY,
    PROCEDURE,
    "create /* f */ function -- x ;\n h() returns int begin /* ; */ atomic select 1; end",
    "create function atomic(begin_ int, end_at int) returns int language sql as 'select 1;'",
    "select 1 /* ; /* nested ; */ ; */ + 1",
    "select 1 -- ; not here\n + 2",
    "select 1 -- ; nor here\r\n + 2",
    "select 'a'\n  'b;'",
    "select 5 - -1, 4 / 2, array[1,2], '{}'::jsonb -> 'x;', (1 + (2 * (3)))",
    "insert into größe values ('ä;ö', \"ü;\")",
    "begin",
    "end",
    "select case when true then 1 end",
    "select ')', '(', \"(\"",
]


def found(text: str | bytes) -> list[str]:
    raw = text.encode() if isinstance(text, str) else text
    source = SqlText(raw, PATH)
    return [
        source.slice(item.start, item.end) if isinstance(item, Statement) else f"!{item.message}"
        for item in split(source)
    ]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_one_statement_is_one(statement: str) -> None:
    assert found(statement) == [statement]
    assert found(f"select 0;{statement};\n\n select 9") == ["select 0", statement, "select 9"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_all_of_them_after_one_another(newline: str) -> None:
    text = f" ;{newline}".join(STATEMENTS) + ";"
    assert found(text) == STATEMENTS
    assert found(b"\xef\xbb\xbf" + text.encode()) == STATEMENTS


def test_nothing_is_no_statement() -> None:
    for text in ("", "\n", ";", " ; ;\n;", "-- x", "/* x */", "-- x\n;/* y; */;", "\ufeff"):
        assert found(text) == []


COPY = "copy t (a, b) from stdin with (format csv)"


@pytest.mark.parametrize(
    "head",
    [
        COPY,
        "COPY t FROM STDIN",
        'copy "a;b"."c""d" from stdin',
        "copy public.t(a) from\n  stdin",
        "copy t from /* ; */ stdin where a > 1",
        "copy größe from stdin",
    ],
)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_copy_takes_its_data(head: str, newline: bytes) -> None:
    data = newline.join([b"1\t'", b"2\t$$;", b"\\N\t\\.x", b"-- no comment", b"(", b""])
    raw = head.encode() + b";" + newline + data + b"\\." + newline + b"select 1;" + newline
    text = SqlText(raw, PATH)
    copy, after = list(split(text))
    assert isinstance(copy, Statement)
    assert copy.kind == "copy"
    assert text.slice(copy.start, copy.end) == head
    assert copy.data is not None
    assert raw[slice(*copy.data)] == data
    assert isinstance(after, Statement)
    assert text.slice(after.start, after.end) == "select 1"


def test_a_comment_may_stand_between_copy_and_its_data() -> None:
    text = SqlText(b"copy t from stdin; -- a\r\n1\n\\.\n-- b", PATH)
    copy, *comments = scan(text)
    assert isinstance(copy, Statement)
    assert copy.data == (25, 27)
    told = [text.slice(one.start, one.end) for one in comments if isinstance(one, Comment)]
    assert told == ["-- a", "-- b"]


@pytest.mark.parametrize("behind", ["select 7;", "/* x\n*/", "x", "\\q", "; copy u from stdin;"])
def test_nothing_between_copy_and_its_data_is_lost_in_silence(behind: str) -> None:
    raw = f"copy t from stdin; {behind}\n1\n\\.\nselect 8;"
    copy, problem, after = split(SqlText(raw.encode(), PATH))
    assert isinstance(copy, Statement)
    assert isinstance(problem, SyntaxProblem)
    assert raw[problem.offset :].startswith(behind.lstrip("; "))
    assert isinstance(after, Statement)
    assert raw[after.start : after.end] == "select 8"


@pytest.mark.parametrize("data", [b"", b"1\n2\n"])
def test_copy_of_nothing_or_without_an_end(data: bytes) -> None:
    closed = SqlText(b"copy t from stdin;\n" + data + b"\\.", PATH)
    (only,) = split(closed)
    assert isinstance(only, Statement)
    assert only.data == (19, 19 + len(data))
    problem, copy = split(SqlText(b"copy t from stdin;\n" + data, PATH))
    assert isinstance(problem, SyntaxProblem)
    assert problem.offset == 0
    assert isinstance(copy, Statement)


@pytest.mark.parametrize(
    "statement",
    [
        "copy t from 'stdin'",
        "copy t to stdout",
        "copy (select a from stdin) to stdout",
        "copy t from program 'from stdin'",
        "select 'copy t from stdin'",
    ],
)
def test_other_copies_have_no_data(statement: str) -> None:
    assert found(f"{statement};\nselect 1;") == [statement, "select 1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\i other.sql\nselect 1;", ["\\i other.sql", "select 1"]),
        (
            "\\restrict Abc\r\nselect 1;\n\\unrestrict Abc\n",
            ["\\restrict Abc", "select 1", "\\unrestrict Abc"],
        ),
        ("select 1 \\gexec\nselect 2;", ["select 1", "\\gexec", "select 2"]),
        ("select '\\i x';", ["select '\\i x'"]),
    ],
)
def test_meta_commands(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    kinds = {
        item.kind for item in split(SqlText(text.encode(), PATH)) if isinstance(item, Statement)
    }
    assert ("meta" in kinds) == ("'" not in text)


def test_the_data_below_psql_s_own_copy_is_no_sql() -> None:
    raw = b"\\copy t (a) from stdin with csv\n'1\n\\.\nselect 1;\n\\copy t from 'stdin'\nselect 2;"
    below, *rest = split(SqlText(raw, PATH))
    assert isinstance(below, Statement)
    assert below.kind == "meta"
    assert below.data is not None
    assert raw[slice(*below.data)] == b"'1\n"
    assert [raw[one.start : one.end] for one in rest if isinstance(one, Statement)] == [
        b"select 1",
        b"\\copy t from 'stdin'",
        b"select 2",
    ]


@pytest.mark.parametrize(
    ("text", "opened", "what"),
    [
        ("select 1; select 'x;", "'x", "a string"),
        (r"select 1; select E'x\';", r"'x\'", "a string"),
        ("select 1; select E'x'\n'y;", "'x'", "a string"),
        ('select 1; select "x;', '"x', "a quoted name"),
        ("select 1; do $a$ x $b$;", "$a$ x", "a dollar quote $a$"),
        ("select 1; /* /* */ x;", "/* /*", "a comment"),
        ("select 1; select 2 /* ;", "/* ;", "a comment"),
    ],
)
def test_what_is_never_closed(text: str, opened: str, what: str) -> None:
    first, problem = split(SqlText(text.encode(), PATH))
    assert isinstance(first, Statement)
    assert isinstance(problem, SyntaxProblem)
    assert text[problem.offset :].startswith(opened)
    assert problem.message == f"{what} that begins here is never closed"


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("create rule r as on insert to t do (select 1; select 2; select 3;", "(select"),
        ("create function f() begin atomic select 1; select 2; select 3;", "begin atomic"),
    ],
)
def test_an_open_parenthesis_hides_nothing_behind_it(text: str, opened: str) -> None:
    problem, *rest = split(SqlText(text.encode(), PATH))
    assert isinstance(problem, SyntaxProblem)
    assert text[problem.offset :].startswith(opened)
    assert len(rest) == 3
    assert found(text)[-1] == "select 3"


def test_a_parenthesis_too_many_hides_nothing() -> None:
    assert found("select 1); select 2;") == ["select 1)", "select 2"]


def test_comments_are_told_in_their_order() -> None:
    raw = "-- über\n/* b /* c */ */ select 1 -- d;\n ; -- e\nselect '-- f';".encode()
    text = SqlText(raw, PATH)
    told = [
        (text.slice(item.text_start, item.end), item.block, item.inside)
        if isinstance(item, Comment)
        else "statement"
        for item in scan(text)
    ]
    assert told == [
        (" über", False, False),
        (" b /* c */ */", True, False),
        (" d;", False, True),
        "statement",
        (" e", False, False),
        "statement",
    ]


def test_an_open_parenthesis_elsewhere_ends_with_its_statement() -> None:
    assert found("select (1; select 2;") == ["select (1", "select 2"]


@pytest.mark.parametrize(
    "text",
    [
        "create " + "-- " * 5000 + "\ntable t ()",
        "create " + "-- x\n" * 5000 + "table t ()",
        "create" + " " * 100_000 + "table t ()",
        "copy t " + "/* from stdin */ " * 2000 + "to stdout",
        "select " + "'" * 100_001,
        "select " + "$" * 100_000,
        "select " + "- / " * 50_000,
        "/*" * 50_000,
    ],
    ids=lambda text: text[:20],
)
def test_texts_that_make_patterns_back_up(text: str) -> None:
    """Were one of the patterns exponential, this would not come to an end."""
    assert len(found(text)) <= 1

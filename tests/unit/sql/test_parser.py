"""PostgreSQL's grammar through its C library: places in bytes; no text ends the process."""

import subprocess
import sys
from pathlib import Path

import pytest

from pgkeel.sql import SqlText, Statement, SyntaxProblem, parse, problems, split, syntax_problem

PATH = Path("x.sql")


@pytest.mark.parametrize(
    ("sql", "at", "message"),
    [
        ("selekt 1", "selekt", 'syntax error at or near "selekt"'),
        ("select 1 from from", "from", 'syntax error at or near "from"'),
        ("select 'ä€😀', ü form t", "t", 'syntax error at or near "t"'),
        ("create table t (a int", "", "syntax error at end of input"),
        ("select 'x", "'x", 'unterminated quoted string at or near "\'x"'),
    ],
)
def test_a_problem_is_at_its_byte(sql: str, at: str, message: str) -> None:
    offset = len(sql[: sql.rindex(at)].encode()) if at else len(sql)
    assert syntax_problem(sql.encode()) == SyntaxProblem(offset, message)
    assert parse(sql.encode()) == SyntaxProblem(offset, message)


def test_trees_by_kind() -> None:
    trees = parse(b"select 1; vacuum;; -- x\n begin")
    assert not isinstance(trees, SyntaxProblem)
    assert [kind for tree in trees for kind in tree] == [
        "SelectStmt",
        "VacuumStmt",
        "TransactionStmt",
    ]
    assert parse(b"") == []


def test_one_error_does_not_hide_another() -> None:
    raw = (
        "select 'ä';\nselekt 2;\ncopy t from stdin;\n'\n\\.\n\\x y\nselect 3 4;\nselect 5;".encode()
    )
    text = SqlText(raw, PATH)
    statements = [item for item in split(text) if isinstance(item, Statement)]
    places = [text.place(problem.offset) for problem in problems(text, statements)]
    assert [(place.line, place.column) for place in places] == [(2, 1), (7, 10)]


CHAINS = {
    "sums": ("select 1", "+1", ""),
    "unions": ("select 1", " union all select 1", ""),
    "joins": ("select * from t", " join t on true", ""),
    "casts": ("select 1", "::int", ""),
}
NESTS = {
    "parentheses": ("(", ")"),
    "arrays": ("array[", "]"),
    "brackets": ("array[[", "]]"),
    "cases": ("case when a then ", " end"),
    "negations": ("not ", ""),
}


def deep_texts() -> dict[str, str]:
    chains = {
        f"{name} {count}": head + link * count + tail
        for name, (head, link, tail) in CHAINS.items()
        for count in (10_000, 50_000)
    }
    nests = {
        f"{name} {count}": f"select {opening * count}1{closing * count}"
        for name, (opening, closing) in NESTS.items()
        for count in (2_400, 10_000)
    }
    return chains | nests


@pytest.mark.parametrize("call", ["syntax_problem", "parse"])
def test_no_depth_ends_the_process(tmp_path: Path, call: str) -> None:
    # In a process of its own: a stack that overflows takes the process with it. The smallest stack
    # that a thread has anywhere is the one to be safe on.
    for name, text in deep_texts().items():
        (tmp_path / name).write_text(text)
    code = (
        "import sys, threading\n"
        "from pathlib import Path\n"
        f"from pgkeel.sql import {call}\n"
        "def work():\n"
        "    for path in sorted(Path(sys.argv[1]).iterdir()):\n"
        f"        {call}(path.read_bytes())\n"
        "    print('alive')\n"
        "threading.stack_size(512 << 10)\n"
        "thread = threading.Thread(target=work)\n"
        "thread.start()\n"
        "thread.join()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr[-2000:]


def test_what_is_too_deep_or_long_for_a_tree_is_said() -> None:
    deep = parse(b"select 1" + b"+1" * 20_000)
    assert deep == SyntaxProblem(0, "this is nested too deeply to be read as a tree")
    assert syntax_problem(b"select 1" + b"+1" * 20_000) is None
    long = parse(b"select '" + b"x" * (1 << 20) + b"'")
    assert isinstance(long, SyntaxProblem)
    assert "too long" in long.message


def test_what_most_statements_need_is_read() -> None:
    for count in (10, 250):
        assert isinstance(parse(b"select 1" + b"+1" * count), list)
    assert isinstance(parse(b"select '" + b"x" * 100_000 + b"'"), list)


def test_the_package_that_brings_the_library_is_not_imported() -> None:
    code = (
        "import sys, pgkeel.sql as sql\n"
        "assert 'ctypes' not in sys.modules\n"
        "assert sql.syntax_problem(b'select 1') is None\n"
        "assert not {'postgast', 'google.protobuf'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

"""The lexer on texts nobody wrote: it never fails, and finds what was put in."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from driver import LONG
from pgkeel.sql import SqlText, Statement, SyntaxProblem, problems, scan, split, syntax_problem

PATH = Path("x.sql")
EXAMPLES = 20_000 if LONG else 300

PIECES = st.sampled_from(
    [
        "select ",
        "1",
        "'a;b'",
        "'it''s'",
        r"E'\';'",
        r"'\'",
        '"x;""y"',
        "$$;'$$",
        "$t$ ; $$ $t$",
        "(1; 2)",
        "((a), ';')",
        "-- c ;\n",
        "/* ; /* ; */ */",
        "begin atomic select case when 1 then 2 end; end",
        "a$b$c",
        "$1",
        "ä€",
        "\r\n",
        " - / * ",
    ]
)
# A mark in between: strings that only blanks, comments and a line's end part are one string.
STATEMENT = st.lists(PIECES, min_size=1, max_size=6).map(
    lambda pieces: "x " + " , ".join(pieces) + " x"
)
NOISE = st.text(alphabet="ab'\"$;()\\/*- \n\réEe_1", max_size=80)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(STATEMENT, max_size=6))
def test_what_is_joined_is_split_again(statements: list[str]) -> None:
    # Semicolons inside are known for rules and for routines with a body, nowhere else.
    wanted = [
        f"create function {one}" if "atomic" in one or "(1; 2)" in one else one
        for one in statements
    ]
    text = SqlText(";\n".join(wanted).encode(), PATH)
    got = [item for item in split(text) if isinstance(item, Statement)]
    assert [text.slice(item.start, item.end) for item in got] == wanted


@settings(max_examples=EXAMPLES, deadline=None)
@given(NOISE)
def test_noise_gives_places_inside_the_file(noise: str) -> None:
    raw = noise.encode()
    text = SqlText(raw, PATH)
    last = 0
    statements = []
    for item in scan(text):
        if isinstance(item, SyntaxProblem):
            assert 0 <= item.offset < len(raw)
            text.place(item.offset)
        else:
            assert 0 <= item.start < item.end <= len(raw)
            if isinstance(item, Statement):
                assert item.start >= last
                last = item.end
                statements.append(item)
    for problem in problems(text, statements):
        assert 0 <= problem.offset <= len(raw)


def example_files() -> list[Path]:
    root = Path(__file__).parent.parent.parent
    presets = root / "src" / "pgkeel" / "sandbox" / "presets"
    return sorted([*root.glob("examples/**/*.sql"), *presets.rglob("*.sql")])


@pytest.mark.parametrize("path", example_files(), ids=lambda path: path.stem)
def test_real_files_split_where_the_parser_splits(path: Path) -> None:
    raw = path.read_bytes()
    text = SqlText(raw, path)
    statements = [item for item in split(text) if isinstance(item, Statement)]
    assert statements
    assert list(problems(text, statements)) == []
    for statement in statements:
        assert syntax_problem(raw[statement.start : statement.end]) is None
    # Nothing but blanks, comments and semicolons lies between them.
    gaps = zip(
        [0, *(one.end for one in statements)],
        [*(one.start for one in statements), len(raw)],
        strict=True,
    )
    for start, end in gaps:
        assert list(split(SqlText(raw[start:end], path))) == []


@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(example_files()))
def test_mutated_files_never_fail(source: random.Random, path: Path) -> None:
    raw = bytearray(path.read_bytes()[:4000])
    for _ in range(source.randrange(1, 6)):
        at = source.randrange(len(raw))
        raw[at : at + source.randrange(3)] = source.choice(
            [b"'", b'"', b"$$", b"(", b";", b"/*", b""]
        )
    text = SqlText(bytes(raw.decode(errors="ignore").encode()), path)
    statements = [item for item in split(text) if isinstance(item, Statement)]
    for problem in problems(text, statements):
        text.place(problem.offset)


@pytest.mark.parametrize("kind", ["inserts", "copy", "one string", "one line", "parentheses"])
def test_large_files_in_little_memory(tmp_path: Path, kind: str) -> None:
    size = (100 if LONG else 24) << 20
    unit = {
        "inserts": b"insert into t values (1, 'it''s', $$x;$$), (2, 'y', null);\n",
        "copy": b"1\tsome text; 'quoted\t\\N\n",
        "one string": b"x''y;\n",
        "one line": b"select 1; ",
        "parentheses": b"((1), (2 + (3)), 'x'), ",
    }[kind]
    head = {"copy": b"copy t from stdin;\n", "one string": b"select '", "parentheses": b"select ("}
    tail = {"copy": b"\\.\n", "one string": b"';", "parentheses": b"1);"}
    path = tmp_path / "V001__large.sql"
    path.write_bytes(head.get(kind, b"") + unit * (size // len(unit)) + tail.get(kind, b""))
    code = (
        "import mmap, resource, sys\n"
        "from pathlib import Path\n"
        "from pgkeel.sql import SqlText, Statement, find_undecodable, split\n"
        "with open(sys.argv[1], 'rb') as file:\n"
        "    buffer = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)\n"
        "    assert find_undecodable(buffer) is None\n"
        "    text = SqlText(buffer, Path(sys.argv[1]))\n"
        "    last = None\n"
        "    for last in split(text): assert isinstance(last, Statement), last\n"
        "    text.place(last.end)\n"
        # Pages of the map are the system's; what counts is what this process allocated.
        "status = Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0], status.split('RssFile:')[1].split()[0])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    most, mapped = (int(word) for word in done.stdout.split())
    assert most - mapped < 60_000, f"{most - mapped} kB"

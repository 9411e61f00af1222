"""Rows of any text come through CSV and JSON lines as they are, and pieces change nothing."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driver import LONG
from live_server import new_database
from pgkeel.config import DatabaseUrl, Seeds
from pgkeel.data.seeding import csv_rows, json_lines
from pgkeel.data.seeding.csv_records import read_record, records
from pgkeel.data.seeding.files import find_seeds
from pgkeel.data.seeding.loading import Limits, load
from pgkeel.data.seeding.order import CircleError, Node, in_order
from pgkeel.data.seeding.plan import plan_seeds
from pgkeel.data.seeding.tables import Reference
from pgkeel.postgres.session import Session
from pgkeel.sql import SqlText

EXAMPLES = 500 if LONG else 25
ODD = st.sampled_from(
    ['"', '""', ",", "\n", "\r\n", "\\", "\\.", "\\N", "\t", "NULL", "'", "é", "😀", " ", "\x01"]
)
TEXTS = st.none() | st.lists(
    ODD | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=3)
).map("".join)
NUMBERS = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
)
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.text('ab"\\\n', max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
ROWS = st.lists(
    st.tuples(
        TEXTS,
        TEXTS,
        NUMBERS,
        st.none() | st.booleans(),
        st.none() | st.lists(TEXTS, max_size=3),
        st.none() | st.integers(-(2**63), 2**63 - 1),
        DOCUMENTS,
    ),
    max_size=6,
)
NAMES = ("id", "a", 'odd "name", é', "n", "ok", "list", "big", "doc")
TABLE = """
(id int primary key, a text, "odd ""name"", é" text, n numeric, ok boolean, list text[], big bigint,
  doc jsonb)
"""


def csv_value(value: object) -> str:
    """Write a value as CSV has it."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = "{" + ",".join("NULL" if one is None else json_text(one) for one in value) + "}"
    text = str(value)
    return text if re.fullmatch(r"[\w.+-]+", text) else '"' + text.replace('"', '""') + '"'


def json_text(text: str) -> str:
    """Write an element of an array."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.fixture(scope="module")
def database(live_url: str) -> str:
    url = new_database(live_url, "seed_rows")
    with psycopg.connect(url, autocommit=True) as connection:
        for name in ("from_csv", "from_json"):
            connection.execute(f"create table {name} {TABLE}".encode())
    return url


@given(ROWS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_rows_come_through(database: str, tmp_path: Path, rows: list[tuple[Any, ...]]) -> None:
    whole = [(at, *row) for at, row in enumerate(rows)]
    head = ",".join(map(csv_value, NAMES))
    # A document that is null is written as nothing, so that both are the same.
    lines = [
        ",".join(
            [*map(csv_value, row[:-1]), csv_value(None if row[-1] is None else json.dumps(row[-1]))]
        )
        for row in whole
    ]
    (tmp_path / "from_csv.csv").write_text("\n".join([head, *lines]) + "\n", newline="")
    objects = [
        "{"
        + ", ".join(
            f"{json.dumps(name)}: {json_value(value)}"
            for name, value in zip(NAMES, row, strict=True)
        )
        + "}"
        for row in whole
    ]
    (tmp_path / "from_json.jsonl").write_text("\n".join(objects), newline="")
    found = find_seeds([tmp_path])
    with Session.on_url(DatabaseUrl(database)) as session:
        session.run("truncate from_csv, from_json")
        for again in (False, True):
            plan = plan_seeds(session, found.files, Seeds())
            filled = load(session, plan, Limits(), lambda *_: None, keep=True)
            assert [one.kept if again else one.added for one in filled] == 2 * [len(rows)]
    with psycopg.connect(database) as connection:
        for table in ("from_csv", "from_json"):
            assert (
                connection.execute(f"select * from {table} order by id".encode()).fetchall()
                == whole
            )


def json_value(value: object) -> str:
    """Write a value; numbers keep their digits."""
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value)


TEXT = st.lists(st.sampled_from(["a", ",", '"', "\n", "\r\n", "\\.", "\\", ".", "é"])).map("".join)


@given(TEXT, st.integers(1, 7))
@settings(
    max_examples=4 * EXAMPLES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
def test_marks_are_quoted_wherever_pieces_are_cut(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, size: int
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, newline="")
    monkeypatch.setattr(csv_rows, "_PIECE", size)
    cut = b"".join(csv_rows.pieces(path, marked=True))
    monkeypatch.setattr(csv_rows, "_PIECE", 1 << 20)
    assert cut == b"".join(csv_rows.pieces(path, marked=True))
    assert cut.replace(b'"\\."', b"\\.") == text.encode().replace(b'"\\."', b"\\.")
    # What is in quotes is left alone; what is not, and is a line by itself, is put in them.
    outside = re.sub(rb'"[^"]*(?:"|\Z)', b"q", cut)
    assert not re.search(rb"(?:\A|[\r\n])\\\.(?:\Z|[\r\n])", outside)


@given(TEXT, st.integers(1, 7))
@settings(
    max_examples=4 * EXAMPLES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
def test_lines_are_whole_wherever_pieces_are_cut(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, size: int
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(text, newline="")
    monkeypatch.setattr(json_lines, "_PIECE", size)
    numbered = [
        (number, line)
        for first, piece in json_lines.pieces(path)
        for number, line in enumerate(piece.removesuffix(b"\n").split(b"\n"), start=first)
    ]
    lines = text.encode().split(b"\n")
    assert numbered == list(enumerate(lines if lines[-1] else lines[:-1], start=1))


@given(st.lists(st.lists(TEXT, min_size=2, max_size=3), min_size=1, max_size=4))
def test_records_and_values_are_found_again(rows: list[list[str]]) -> None:
    def quoted(value: str) -> str:
        return '"' + value.replace('"', '""') + '"'

    written = "".join(",".join(map(quoted, row)) + "\n" for row in rows)
    text = SqlText(written.encode(), Path("x.csv"))
    starts = [start for start, _, _ in records(text)]
    found = [[one.text.decode() for one in read_record(text.buffer, at).values] for at in starts]
    assert found == rows
    for (start, first, last), row in zip(records(text), rows, strict=True):
        assert text.place(start).line == first
        assert last - first == "".join(row).count("\n")


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
        DOCUMENTS,
        min_size=1,
        max_size=4,
    ),
    st.booleans(),
)
def test_values_of_an_object_are_found(row: dict[str, object], plain: bool) -> None:
    written = json.dumps(row, ensure_ascii=plain)
    text = SqlText(written.encode(), Path("x.jsonl"))
    for key, value in row.items():
        at = json_lines.value_offset(text, 0, key)
        assert json.JSONDecoder().raw_decode(text.buffer[at:].decode())[0] == value


@st.composite
def nodes(draw: st.DrawFn) -> list[Node]:
    """Tables that point at each other in any way, some more than once."""
    count = draw(st.integers(1, 6))
    edges = st.tuples(st.integers(0, count), st.sampled_from(["hard", "deferrable", "open"]))
    return [
        Node(
            root=root,
            references=tuple(
                Reference(
                    schema="public",
                    name=f"{root}_{at}",
                    root=other,
                    table="t",
                    deferrable=sort == "deferrable",
                    columns=("a",) if sort == "open" else ("b",),
                    referenced=("id",),
                    full=False,
                )
                for at, (other, sort) in enumerate(draw(st.lists(edges, max_size=3)))
            ),
            open=frozenset({"a"}),
        )
        for root in range(count)
    ]


@given(nodes())
def test_every_table_comes_after_what_it_points_at(given: list[Node]) -> None:
    hard = {
        (at, key.root)
        for at, one in enumerate(given)
        for key in one.references
        if not key.deferrable and key.columns == ("b",) and key.root != at
    }
    try:
        groups = in_order(given)
    except CircleError as error:
        # Whoever is in it points at another in it.
        caught = {*error.numbers}
        assert all(any((one, other) in hard for other in caught) for one in caught)
        return
    placed = [one for group in groups for one in group]
    order = [one.number for one in placed]
    assert sorted(order) == list(range(len(given)))
    for one in placed:
        later = {*order[order.index(one.number) + 1 :]}
        ahead = [key for key in given[one.number].references if key.root in later]
        assert {*one.deferred} == {key for key in ahead if key.deferrable}
        assert {*one.later} == {name for key in ahead if not key.deferrable for name in key.columns}
    assert order == list(range(len(given))) or any(one.references for one in given)

"""Whatever is in a file: no traceback, and every finding at a place that is in the file."""

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from driver import LONG
from pgkeel.finding import Finding
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.engine import Engine
from pgkeel.lint.example import EXAMPLE
from pgkeel.lint.known.packing import pack, unpack
from pgkeel.lint.ordering import in_order
from pgkeel.lint.policy import Policy
from pgkeel.lint.registry import all_rules, listed_rules
from pgkeel.lint.source import Source
from pgkeel.sql import SqlText, find_undecodable, with_room

ROOT = Path(__file__).parent.parent.parent
BATCHES = 8
INPUTS = 10_000 * (20 if LONG else 1)
POLICY = Policy(server=15, preset="supabase", exposed=("public",))
FILE = Path("V002__fuzzed.sql")


@cache
def known() -> bytes:
    """What is known after the example schema, packed: every input begins from that."""

    def learn() -> bytes:
        engine = Engine(policy=POLICY, dispatch=Dispatch((), POLICY))
        engine.read(Source(kind="migration", text=SqlText(EXAMPLE.encode(), FILE), reported=False))
        return pack(engine.schema)

    return with_room(learn)


def run(content: bytes) -> list[Finding]:
    rules = Dispatch(listed_rules(), POLICY)
    engine = Engine(policy=POLICY, dispatch=rules, schema=unpack(known()), files=1, mending=True)
    reported = engine.read(Source(kind="migration", text=SqlText(content, FILE)))
    engine.end({1: reported})
    return in_order(reported.findings)


def check(content: bytes) -> None:
    lines = content.removeprefix(b"\xef\xbb\xbf").decode().split("\n")
    for finding in run(content):
        place = finding.place
        assert place is not None, finding
        assert place.line is not None, finding
        assert place.column is not None, finding
        assert 1 <= place.line <= len(lines), finding
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, finding
        assert finding.message, finding
        assert "\n" not in finding.message, finding


@cache
def corpus() -> tuple[str, ...]:
    texts = [EXAMPLE, *(text for rule in all_rules() for text in (rule.bad, rule.good))]
    for folder in ("examples/bookshop/migrations", "tests/cases/lint"):
        texts += [path.read_text() for path in sorted((ROOT / folder).rglob("*.sql"))]
    return tuple(texts)


PIECES = (
    *("'", '"', "$$", ";", "(", ")", "--", "/*", "*/", ",", ".", "::", "\\", "\n", "\t", "é", "𝄞"),
    *(" create ", " or replace ", " table ", " if not exists ", " concurrently ", " cascade "),
    *(" drop ", " alter ", " column ", " null ", " not null ", " default ", " check ", " do $$ "),
    *(" begin ", " end ", " commit;", " select ", " from ", " where ", " with ", " set local "),
    *(" public.books ", " title ", " references ", " policy ", " using ", " exception when "),
    *("-- keel: allow drop-column because x\n", "-- keel: no-transaction\n", "\\connect x\n"),
)


def mutated(chance: random.Random) -> str:
    text = chance.choice(corpus())
    if len(text) > 3_000:
        start = chance.randrange(len(text) - 2_000)
        text = text[start : start + chance.randrange(20, 2_000)]
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 1, 3, 20, 200)))
        other = chance.choice(corpus())
        cut = chance.randrange(len(other) + 1)
        put = chance.choice(("", chance.choice(PIECES), other[cut : cut + 60], text[at:end] * 2))
        text = text[:at] + put + text[end:]
    return text


@pytest.mark.parametrize("batch", range(BATCHES))
def test_mutated_migrations(batch: int) -> None:
    chance = random.Random(f"{batch} of {BATCHES}")

    def work() -> None:
        for _ in range(INPUTS // BATCHES):
            text = mutated(chance)
            content = text.encode()
            if find_undecodable(content):
                continue
            try:
                check(content)
            except BaseException as error:
                raise AssertionError(f"failed on:\n{text}") from error

    with_room(work)


@given(st.text(alphabet=st.characters(exclude_characters="\0", codec="utf-8"), max_size=400))
@settings(max_examples=2_000 if LONG else 200, deadline=None)
def test_any_text(text: str) -> None:
    with_room(lambda: check(text.encode()))


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=5_000 if LONG else 400, deadline=None)
def test_words_in_any_order(pieces: list[str]) -> None:
    with_room(lambda: check("".join(pieces).encode()))

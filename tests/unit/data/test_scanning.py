"""The corpus of the scan: what has to be found, and what only looks so."""

from pathlib import Path

import pytest

from pgkeel.data.patterns import PATTERNS
from pgkeel.data.scanning import find_hits

CASES = Path(__file__).parents[2] / "cases" / "scan"


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def joined(text: str) -> bytes:
    return text.replace("¦", "").replace("\\n", "\n").encode()


FOUND = [tuple(line.split("\t")) for line in lines("found.txt")]
LOOKALIKES = lines("lookalikes.txt")


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_found(name: str, text: str) -> None:
    hits = find_hits(joined(text))
    assert [hit.pattern.code.slug for hit in hits] == [name]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_not_found(text: str) -> None:
    assert [(hit.name, hit.start) for hit in find_hits(joined(text))] == []


def test_the_corpus_is_large_enough() -> None:
    assert len({*FOUND}) >= 60
    assert len({*LOOKALIKES}) >= 200
    assert {name for name, _ in FOUND} == {pattern.code.slug for pattern in PATTERNS}


def test_together_as_apart() -> None:
    # Neither does one case hide another, nor do lookalikes begin to look like more.
    together = b"\n".join(joined(text) for _, text in FOUND)
    assert [hit.pattern.code.slug for hit in find_hits(together)] == [name for name, _ in FOUND]
    # Cards without gaps count where cards are spoken of.
    rest = [text for text in LOOKALIKES if "4539148803436467" not in text]
    assert find_hits(b"\n".join(map(joined, rest))) == ()


def test_the_corpus_itself_is_taken_for_nothing() -> None:
    assert find_hits((CASES / "found.txt").read_bytes()) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"\x00Confirm password:\x00Currently:\x00Database error2",
        b"\x89PNG\x9b\x01ci@e.tl\xf1\xe6",
    ],
)
def test_what_bytes_only_look_like(data: bytes) -> None:
    assert find_hits(data) == ()


def test_what_stands_among_bytes_is_found_where_it_is_long() -> None:
    data = b"\x00\x01ada.lovelace" + b"@" + b"gmail.com\x00"
    assert [hit.pattern.code.slug for hit in find_hits(data)] == ["email"]

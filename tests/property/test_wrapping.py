"""Definitions shown side by side: whatever they hold, each line fits and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from pgkeel.report.differences import review

TEXTS = st.text(st.sampled_from("ab (),.\n"), max_size=300)


@given(TEXTS, st.integers(8, 40))
def test_lines_fit_and_hold_all_words(text: str, column: int) -> None:
    lines = review._wrapped(text, column)
    assert all(len(line) <= column for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())

import re

import pytest

from pgkeel.proof.matching import matching


@pytest.mark.parametrize(
    "pattern",
    [
        "^97[89][0-9]{10}$",
        "^[a-z0-9-]+$",
        r"^\d{4}-\d{2}$",
        "^[A-Z]{3}$",
        "^(red|green)$",
        r"^[^@]+@[^@]+\.[a-z]{2,}$",
        "^#[0-9a-f]{6}$",
        "^a?b*c+$",
    ],
)
def test_what_is_made_matches(pattern: str) -> None:
    texts = matching(pattern)
    assert texts
    assert all(re.search(pattern, text) for text in texts)

import re
from random import Random

import pytest

from pgkeel.rows.matching import matching, matching_by_chance


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


@pytest.mark.parametrize(
    "pattern",
    [
        "^97[89][0-9]{10}$",
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        r"^\d{4}-\d{2}$",
        "^(red|green|blue)$",
        "^[[:upper:]]{2,5}[[:digit:]]*$",
        "^[^@ ]+@example[.]com$",
        "^a?b*c{2,}$",
    ],
)
def test_what_is_made_by_chance_matches_and_differs(pattern: str) -> None:
    random = Random("keel")
    texts = {matching_by_chance(pattern, random) for _ in range(200)}
    mended = pattern.replace("[[:upper:]]", "[A-Z]").replace("[[:digit:]]", "[0-9]")
    assert all(re.search(mended, text) for text in texts)
    assert len(texts) >= 3

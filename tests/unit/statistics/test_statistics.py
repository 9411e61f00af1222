"""Sizes in words and in the file."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgkeel.statistics import (
    Statistics,
    TableStatistics,
    read_statistics,
    render_statistics,
    size_phrase,
)


@pytest.mark.parametrize(
    ("rows", "size", "said"),
    [
        (812_000_000, 96 << 30, "812 M rows, 96 GB"),
        (10, 8192, "10 rows, 8.0 kB"),
        (1, 0, "1 row, 0 bytes"),
        (1_500, 1_500_000, "1.5 k rows, 1.4 MB"),
        (None, 0, "rows not counted, 0 bytes"),
    ],
)
def test_phrases(rows: int | None, size: int, said: str) -> None:
    assert size_phrase(rows, size) == said


TABLES = st.builds(
    TableStatistics,
    kind=st.sampled_from(["table", "partitioned table", "materialized view"]),
    rows=st.none() | st.integers(0, 1 << 40),
    bytes=st.integers(0, 1 << 50),
    index_bytes=st.integers(0, 1 << 50),
)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1)


@given(
    st.builds(
        Statistics, environment=NAMES, server_version=NAMES, tables=st.dictionaries(NAMES, TABLES)
    )
)
def test_what_is_written_is_read(statistics: Statistics) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "prod.stats.json"
        path.write_bytes(render_statistics(statistics))
        assert read_statistics(path) == statistics

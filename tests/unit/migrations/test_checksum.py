"""The checksum is that of the text, however a checkout writes line ends."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgkeel.migrations.checksum import checksum


@pytest.mark.parametrize("text", [b"a\r\nb\r\n", b"\xef\xbb\xbfa\nb\n", b"\xef\xbb\xbfa\r\nb\n"])
def test_line_ends_and_bom_do_not_count(text: bytes) -> None:
    assert checksum(text) == checksum(b"a\nb\n")


@pytest.mark.parametrize("text", [b"a\nb", b"a\nb\n\n", b"a\rb\n", b"a\nB\n", b""])
def test_everything_else_does(text: bytes) -> None:
    assert checksum(text) != checksum(b"a\nb\n")


@given(st.lists(st.sampled_from([b"a", b"\r", b"\n", b"\r\n", b"xyz"]), max_size=40))
def test_chunks_do_not_show(parts: list[bytes]) -> None:
    text = b"".join(parts)
    expected = hashlib.sha256(text.replace(b"\r\n", b"\n")).hexdigest()
    for chunk_size in (2, 3, 7):
        assert checksum(text, chunk_size=chunk_size) == f"sha256:{expected}"

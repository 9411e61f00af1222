"""A dump is cut into its entries and nowhere else, whatever is quoted in them."""

from hypothesis import given
from hypothesis import strategies as st

from pgkeel.release.entries import join_entries, split_entries

HEAD = "--\n-- Name: {}; Type: TABLE; Schema: s; Owner: o\n--\n"
INNER = ["'", '"', "$", "$$", "--", "x", "\n", f"\n{HEAD.format('none')}", "SET default_x = 1;\n\n"]
QUOTED = st.lists(st.sampled_from(INNER), max_size=6).map("".join)
PIECES = st.one_of(
    QUOTED.map(lambda text: "'" + text.replace("'", "''") + "'"),
    QUOTED.map(lambda text: '"' + text.replace('"', '""') + '"'),
    QUOTED.map(lambda text: f"$body${text}$body$"),
    QUOTED.map(lambda text: f"-- {text.replace(chr(10), ' ')}\n"),
    st.sampled_from([" ", ";\n", "CREATE TABLE s.t (\n    a integer\n);\n", "(ARRAY[", "--\n"]),
)
BODIES = st.lists(PIECES, max_size=5).map(" ".join)
SETTINGS = st.sampled_from(["", "SET default_tablespace = '';\n\n"])


@given(
    above=st.sampled_from(["", "SET row_security = off;\n\n"]),
    found=st.lists(st.tuples(st.sampled_from(["a", "it's", '"q"', "$x$"]), BODIES, SETTINGS)),
    size=st.sampled_from([1, 3, 50, 1_000_000]),
)
def test_entries_are_cut_where_they_begin(
    above: str, found: list[tuple[str, str, str]], size: int
) -> None:
    """In whatever pieces the dump comes."""
    texts = [f"{HEAD.format(name)}\n{body}\n\n" for name, body, _ in found]
    dump = above + "".join(text + last for text, (_, _, last) in zip(texts, found, strict=True))
    whole = dump.encode()
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    first, more = split_entries(pieces, at_once=1)
    entries = list(more)
    assert first == above.encode()
    assert [entry.name for entry in entries] == [name for name, _, _ in found]
    assert [entry.settings for entry in entries] == [more.encode() for _, _, more in found]
    assert [entry.text for entry in entries] == [text.encode() for text in texts]
    assert join_entries(first, entries) == dump.encode()

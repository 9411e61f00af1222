import csv
import io

import pytest

from pgkeel.data.synthetic.files import file_name, render_csv
from pgkeel.data.synthetic.filling import Filled


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("public", "books"), "books.csv"),
        (("shop", "books"), "shop.books.csv"),
        (("public", "a.b"), "public.a.b.csv"),
        (("public", "naïve ☃"), "naïve ☃.csv"),
        (("public", "a/b"), None),
        (("public", ".hidden"), "public..hidden.csv"),
        (("a.b", "c"), None),
        (("public", "☃" * 21), f"{'☃' * 21}.csv"),
    ],
)
def test_names_mean_their_tables(path: tuple[str, str], name: str | None) -> None:
    assert file_name(path) == name


def test_values_are_read_as_they_were() -> None:
    texts = ["a", "", None, 'q"q', "x,y", "two\nlines", "\\.", " padded ", "back\\slash", "end\r"]
    filled = Filled(
        oid=1,
        name="public.t",
        path=("public", "t"),
        columns=("id", "o'clock, too"),
        known_again=True,
        rows=tuple({"id": str(at), "o'clock, too": text} for at, text in enumerate(texts)),
        wanted=len(texts),
    )
    content = render_csv(filled).decode()
    head, *rows = csv.reader(io.StringIO(content, newline=""))
    assert head == ["id", "o'clock, too"]
    assert [row[1] for row in rows] == [text or "" for text in texts]
    # COPY tells no value from an empty text by the quotes.
    assert '\n1,""\n2,\n3,' in content
    assert '"\\."' in content

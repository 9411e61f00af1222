"""Connection strings are read as libpq itself reads them."""

import psycopg
from hypothesis import example, given
from hypothesis import strategies as st

from pgkeel.config import DatabaseUrl
from pgkeel.postgres.conninfo import environment_of, parse_conninfo

NAMES = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
PIECES = st.sampled_from(
    [
        *(
            "user",
            "password",
            "host",
            "port",
            "dbname",
            "sslmode",
            "ssl",
            "true",
            "requiressl",
            "1",
        ),
        *("=", " = ", "'", "\\", " ", "\t", ":", "@", "/", "?", "&", ",", "[", "]", "[::1]", "%20"),
        *("1", "%", "%00", "%zz", "a", "b c", "ä", "%C3%A4", "sslpassword"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
HEADS = st.sampled_from(["postgresql://", "postgres://", "", "host=", "user='"])


@given(head=HEADS, text=TEXTS)
@example(head="postgresql://", text="u:p%40ss@[::1]:5433,b:5434/a%2Fb?sslmode=require&host=c")
@example(head="postgresql://", text="u:p/w@host/db")
@example(head="postgresql://", text=" a @ b ")
@example(head="", text=r"host='a\' b' password = c\ d dbname=")
@example(head="", text="user='a'host=b")
def test_parameters_are_those_of_libpq(head: str, text: str) -> None:
    try:
        options = psycopg.pq.Conninfo.parse((head + text).encode())
    except psycopg.OperationalError:
        assert read(head + text) is None
        return
    assert read(head + text) == {
        option.keyword.decode(): option.val.decode(errors="surrogateescape")
        for option in options
        if option.val is not None
    }


def read(text: str) -> dict[str, str] | None:
    """Return the parameters; ``None`` where it is no connection string."""
    try:
        found = dict(parse_conninfo(text))
    except ValueError:
        return None
    return found if found.keys() <= NAMES else None


def test_variables_are_those_of_libpq() -> None:
    with_one = {
        option.keyword.decode(): option.envvar.decode()
        for option in psycopg.pq.Conninfo.get_defaults()
        if option.envvar
    }
    text = " ".join(f"{name}=1" for name in NAMES)
    assert environment_of(DatabaseUrl(text)) == dict.fromkeys(with_one.values(), "1")

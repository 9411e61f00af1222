"""No password leaves a URL through text."""

import pytest

from pgkeel.config.url import DatabaseUrl, UrlSource, redact

SECRET = "hunter2"
URLS = [
    f"postgresql://me:{SECRET}@db.example.com:5432/app",
    f"postgresql://me:{SECRET}@{SECRET}@db.example.com/app",
    f"postgres://me:{SECRET}:{SECRET}@[::1]/app",
    f"postgresql://db.example.com/app?user=me&password={SECRET}&sslmode=require",
    f"host=db user=me password={SECRET} dbname=app",
    f"host=db password = '{SECRET} {SECRET}\\' {SECRET}' user=me",
    f"host=db PASSWORD={SECRET}",
    f"host=db sslpassword={SECRET}",
    f"host=db passwrod={SECRET}",
    f"postgresql://me:pa/ss{SECRET}@db.example.com/app",
]


@pytest.mark.parametrize("url", URLS)
def test_text_of_a_url_holds_no_password(url: str) -> None:
    for text in (redact(url), str(DatabaseUrl(url)), repr(DatabaseUrl(url)), repr(UrlSource(url))):
        assert SECRET not in text
        assert "***" in text
    assert DatabaseUrl(url).reveal() == url


def test_what_is_no_password_stays() -> None:
    for text in ("postgresql://db.example.com/app", "host=db user=me", "see https://a.b/c@d"):
        assert redact(text) == text


@pytest.mark.parametrize(
    ("url", "remote"),
    [
        ("postgresql://me:pw@localhost/x", False),
        ("postgresql://me:pw@127.0.0.1:5433/x", False),
        ("postgresql://me:pw@[::1]:5433/x", False),
        ("postgresql://me:pw@/x?host=/tmp", False),
        ("postgresql://me:pw@db.example.com/x", True),
        ("postgresql://me:pw@localhost,db.example.com/x", True),
        ("postgresql://me:pw@/x?host=db.example.com", True),
        ("host=/run/postgresql password=pw", False),
        ("password=pw", False),
        ("host=db.example.com password=pw", True),
        ("postgresql://me@db.example.com/x", False),
        ("env:PROD", False),
        ("service:prod", False),
    ],
)
def test_only_a_password_for_another_machine_is_refused(url: str, remote: bool) -> None:
    assert UrlSource(url).holds_remote_password is remote


def test_what_is_no_connection_string_is_not_shown_at_all() -> None:
    assert str(DatabaseUrl(SECRET)) == "***"
    assert SECRET not in repr(DatabaseUrl(SECRET))


SAME = ("db.example.com", "5432", "app")
PLACES = {
    "postgresql://db.example.com/app": SAME,
    "postgres://me:secret@DB.example.com:5432/app?sslmode=require": SAME,
    "host=db.example.com dbname=app user=me password='it\\'s'": SAME,
    "postgresql:///app?host=db.example.com&port=5432": SAME,
    "postgresql://localhost:5433/my%20app": ("localhost", "5433", "my app"),
    "postgresql://[::1]/app": ("localhost", "5432", "app"),
    "service=prod": None,
    "postgresql://[::1/app": None,
    "postgresql://db.example.com": None,
}


@pytest.mark.parametrize("text", PLACES)
def test_where_a_database_is(text: str) -> None:
    assert DatabaseUrl(text).place == PLACES[text]

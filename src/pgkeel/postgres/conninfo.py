"""Connection strings as libpq reads them, without loading it: what its programs connect by; pure.

The driver knows this, too, but importing it takes longer than one of these programs runs. So does
this module without what is slow to import where it can.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pgkeel.config import DatabaseUrl

_SCHEMES = ("postgresql://", "postgres://")
_PAIR = (
    r"[ \t\n\v\f\r]*(?P<key>[^= \t\n\v\f\r]+)[ \t\n\v\f\r]*=[ \t\n\v\f\r]*"
    r"(?:'(?P<quoted>(?:[^'\\]|\\.)*)'|(?!')(?P<plain>(?:[^\\ \t\n\v\f\r]|\\.)*\\?))"
)
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")

# Those of libpq that a variable stands for, by their names.
_VARIABLES = {
    "service": "PGSERVICE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "passfile": "PGPASSFILE",
    "channel_binding": "PGCHANNELBINDING",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "dbname": "PGDATABASE",
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "client_encoding": "PGCLIENTENCODING",
    "options": "PGOPTIONS",
    "application_name": "PGAPPNAME",
    "sslmode": "PGSSLMODE",
    "sslnegotiation": "PGSSLNEGOTIATION",
    "sslcompression": "PGSSLCOMPRESSION",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "sslcertmode": "PGSSLCERTMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcrl": "PGSSLCRL",
    "sslcrldir": "PGSSLCRLDIR",
    "sslsni": "PGSSLSNI",
    "requirepeer": "PGREQUIREPEER",
    "require_auth": "PGREQUIREAUTH",
    "min_protocol_version": "PGMINPROTOCOLVERSION",
    "max_protocol_version": "PGMAXPROTOCOLVERSION",
    "ssl_min_protocol_version": "PGSSLMINPROTOCOLVERSION",
    "ssl_max_protocol_version": "PGSSLMAXPROTOCOLVERSION",
    "gssencmode": "PGGSSENCMODE",
    "krbsrvname": "PGKRBSRVNAME",
    "gsslib": "PGGSSLIB",
    "gssdelegation": "PGGSSDELEGATION",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
    "load_balance_hosts": "PGLOADBALANCEHOSTS",
}


def environment_of(url: DatabaseUrl) -> dict[str, str]:
    """Return the PG* variables by which libpq's programs connect as ``url`` says.

    ``ValueError`` where it is no connection string. What no variable stands for is left out, such
    as keepalives.
    """
    return variables_of(url.reveal())


def variables_of(text: str) -> dict[str, str]:
    """Return the same for a connection string as it stands."""
    return {
        variable: value
        for key, value in parse_conninfo(text).items()
        if (variable := _VARIABLES.get(key)) is not None
    }


def place_of(url: DatabaseUrl) -> tuple[str, str]:
    """Return the host and port that ``url`` itself gives, empty where it gives none."""
    try:
        given = parse_conninfo(url.reveal())
    except ValueError:
        return "", ""  # connecting tells what is wrong with it
    return given.get("host", ""), given.get("port", "")


def keepalives(url: DatabaseUrl) -> dict[str, int]:
    """Return what libpq needs to notice a dead peer, but for what ``url`` itself decides."""
    wanted = {
        "keepalives_idle": 20,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": 60_000,
    }
    try:
        given = parse_conninfo(url.reveal())
    except ValueError:
        return {}  # connecting tells what is wrong with it
    return {name: value for name, value in wanted.items() if name not in given}


def parse_conninfo(text: str) -> Mapping[str, str]:
    """Return the parameters of a connection string by name; ``ValueError`` where it is none.

    Whether there are such parameters is for the server's own programs to say.
    """
    if "\0" in text:
        raise ValueError("a NUL byte in a connection string")
    scheme = next((one for one in _SCHEMES if text.startswith(one)), None)
    pairs = _of_words(text) if scheme is None else _of_uri(text.removeprefix(scheme))
    return dict(map(_by_today, pairs))


def _of_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of ``host=/tmp dbname='a b'``."""
    import re  # noqa: PLC0415 -- most are URIs

    pair = re.compile(_PAIR, re.DOTALL)
    at = 0
    while text[at:].strip(" \t\n\v\f\r"):
        found = pair.match(text, at)
        if found is None:
            raise ValueError("no pair of a name and a value")
        value = found["plain"] if found["quoted"] is None else found["quoted"]
        yield found["key"], re.sub(r"\\(.?)", r"\1", value, flags=re.DOTALL)
        at = found.end()


def _of_uri(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of what follows ``postgresql://``; an empty part is none."""
    at = 0
    if "@" in text.partition("/")[0]:
        credentials, _, _ = text.partition("@")
        user, _, password = credentials.partition(":")
        yield from _given(user=user, password=password)
        at = len(credentials) + 1
    hosts, ports, at = _places(text, at)
    yield from _given(host=hosts, port=ports)
    if text.startswith("/", at):
        name, question, query = text[at + 1 :].partition("?")
        yield from _given(dbname=name)
    else:
        question, query = text[at : at + 1], text[at + 1 :]
    if question and query:
        yield from map(_parameter, query.split("&"))


def _places(text: str, at: int) -> tuple[str, str, int]:
    """Return hosts and ports, separated by commas as they are, and where they end."""
    hosts: list[str] = []
    ports: list[str] = []
    while True:
        host, at = _host(text, at)
        hosts.append(host)
        end = at
        if text.startswith(":", at):
            end = _up_to("/?,", text, at + 1)
        ports.append(text[at + 1 : end])
        at = end
        if not text.startswith(",", at):
            return ",".join(hosts), ",".join(ports), at
        at += 1


def _host(text: str, at: int) -> tuple[str, int]:
    """Return a host, and where it ends."""
    if not text.startswith("[", at):
        end = _up_to(":/?,", text, at)
        return text[at:end], end
    end = text.find("]", at)
    if end <= at + 1 or text[end + 1 : end + 2] not in ("", *":/?,"):
        raise ValueError("an address in brackets that does not end")
    return text[at + 1 : end], end + 1


def _up_to(marks: str, text: str, at: int) -> int:
    found = (text.find(mark, at) for mark in marks)
    return min((one for one in found if one >= 0), default=len(text))


def _parameter(pair: str) -> tuple[str, str]:
    key, equals, value = pair.partition("=")
    if not equals or "=" in value:
        raise ValueError("a parameter that is no pair of a name and a value")
    return _decoded(key), _decoded(value)


def _given(**parts: str) -> Iterator[tuple[str, str]]:
    for key, value in parts.items():
        if value:
            yield key, _decoded(value)


def _decoded(text: str) -> str:
    """Return what percent-encoded text stands for; blanks may be at its ends alone."""
    text = text.strip(" ")
    first, *encoded = text.split("%")
    if " " in text or not all(map(_is_byte, encoded)):
        raise ValueError("text that is not percent-encoded")
    found = [first.encode(), *(bytes.fromhex(one[:2]) + one[2:].encode() for one in encoded)]
    return b"".join(found).decode(errors="surrogateescape")


def _is_byte(text: str) -> bool:
    """Whether a text begins with two digits that stand for a byte, but for the one that ends it."""
    digits = text[:2]
    return len(digits) == 2 and digits != "00" and _HEXADECIMAL.issuperset(digits)


def _by_today(pair: tuple[str, str]) -> tuple[str, str]:
    """Return a pair under the name that its meaning has now."""
    if pair == ("ssl", "true"):
        return "sslmode", "require"
    if pair[0] == "requiressl":
        return "sslmode", "require" if pair[1].startswith("1") else "prefer"
    return pair

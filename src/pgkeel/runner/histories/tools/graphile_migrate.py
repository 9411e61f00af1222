"""graphile-migrate: hashes that build on each other; what is being tried out is in `current`."""

import hashlib
from collections.abc import Mapping

from pgkeel.runner.histories.history import TEXT, TIME, History, Recorded, Rows, Tool, each

_PREFIX = "sha1:"


def _read(rows: Rows, more: Mapping[str, Rows]) -> History:
    after: dict[str | None, list[tuple[str, str, object]]] = {}
    for digest, previous, name, at in rows:
        after.setdefault(previous, []).append((digest, name, at))
    found: list[Recorded] = []
    dirty = [f"{name} is not empty" for name, content in more["current"] if content.strip()]
    last: str | None = None
    while next_ones := after.pop(last, None):
        if len(next_ones) > 1:
            dirty.append(f"{len(next_ones)} migrations follow on the same one")
            break
        (digest, name, at) = next_ones[0]
        number = name.split("-", 1)[0].removesuffix(".sql")
        found.append(
            Recorded(
                key=name,
                version=number if number.isascii() and number.isdigit() else None,
                checksum=digest,
                previous=last,
                at=at,  # type: ignore[arg-type]  # the query says so
            )
        )
        last = digest
    if len(found) < len(rows) and not dirty:
        dirty.append("the chain of hashes is broken")
    return History(recorded=tuple(found), dirty=tuple(dirty))


def _fits(one: Recorded, text: bytes) -> bool:
    return one.checksum == body_hash(one.previous, text)


def body_hash(previous: str | None, text: bytes) -> str:
    """Return the hash of a committed file, with or without its header, that follows on another."""
    lines = text.replace(b"\r\n", b"\n").split(b"\n")
    while lines and lines[0].startswith(
        (b"--! Previous:", b"--! Hash:", b"--! Message:", b"--! Allow")
    ):
        lines.pop(0)
    body = b"\n".join(lines).strip()
    whole = (previous or "").encode() + b"\n" + body
    return _PREFIX + hashlib.sha1(whole.strip() + b"\n", usedforsecurity=False).hexdigest()


TOOL = Tool(
    name="graphile-migrate",
    title="graphile-migrate",
    schema="graphile_migrate",
    table="migrations",
    columns={"hash": TEXT, "previous_hash": TEXT, "filename": TEXT, "date": TIME},
    order="date, filename",
    more={"current": "select filename, content from {schema}.current order by filename"},
    read=_read,
    verify=each(_fits),
    what="hash chain",
    files=lambda one: (one.key, f"{one.version}-*.sql"),
)

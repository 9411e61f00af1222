"""Makes the output of pg_dump the same on any day, host and minor version; pure."""

import re
from collections.abc import Sequence

_FIRST = b"SET statement_timeout = 0;\n"
_LAST = re.compile(
    rb"\n--\n-- PostgreSQL database dump complete\n--\n(?:\n\\unrestrict keel\n)?\s*\Z"
)
# Which client wrote it shows in this line alone, and servers before 17 do not know it.
_CLIENT = b"SET transaction_timeout = 0;\n"
# What is quoted may look like anything; entries of privileges are looked for outside of it.
_TOKEN = re.compile(
    rb"(?P<quoted>\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")"
    rb"|(?<=\n)--\n-- Name: [^\n]*; Type: (?:DEFAULT )?ACL; [^\n]*\n--\n\n"
    rb"(?P<grants>.*?)(?=\n\n\n|\Z)"
    rb"|--[^\n]*",
    re.DOTALL,
)
_TURNS = (b"SET SESSION AUTHORIZATION ", b"RESET SESSION AUTHORIZATION;")


def normalise(dump: bytes, head: Sequence[str]) -> bytes:
    """Return ``dump`` below the lines of ``head``: without versions and tokens, grants in order.

    pg_dump orders objects by kind, name and dependency, but the grants on one object as they were
    given.
    """
    start = dump.find(_FIRST)
    body = dump[max(start, 0) :]
    body = _LAST.sub(b"\n", body)
    head_end = body.find(b"\n\n") + 1
    body = body[:head_end].replace(_CLIENT, b"") + body[head_end:]
    top = "".join(f"-- {line}\n" for line in head).encode()
    return top + b"\n" + _TOKEN.sub(_ordered, body).rstrip(b"\n") + b"\n"


def _ordered(found: re.Match[bytes]) -> bytes:
    grants = found["grants"]
    if grants is None:
        return found[0]
    return found[0][: len(found[0]) - len(grants)] + _sorted_grants(grants)


def _sorted_grants(grants: bytes) -> bytes:
    """Return the lines in order; who grants changes only where it did."""
    lines = grants.split(b"\n")
    if not all(line.endswith(b";") for line in lines):
        return grants  # a name with a line end in it
    runs: list[list[bytes]] = [[]]
    for line in lines:
        if line.startswith(_TURNS):
            runs += [[line], []]
        else:
            runs[-1].append(line)
    # A right is taken away before others are given.
    ordered = [sorted(run, key=lambda line: (not line.startswith(b"REVOKE"), line)) for run in runs]
    return b"\n".join(line for run in ordered for line in run)

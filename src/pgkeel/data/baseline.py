"""The baseline of the scan: what is known and has been judged, as fingerprints in a file."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import scan
from pgkeel.migrations.writing import replace_file

_LINE = re.compile(r"(?P<mark>[0-9a-f]{32}) (?P<name>[a-z-]+) (?P<path>\S.*)")
_HEAD = """\
# What `keel scan` has found and somebody has judged: it is not told again. Written by
# `keel scan --baseline`; a line that is taken out is told from then on.
"""


class Known(Struct, frozen=True, order=True):
    """One thing that has been judged; equal values in one file are one."""

    path: str
    name: str
    mark: str


def known(path: str, name: str, value: bytes) -> Known:
    """Return how ``value`` is remembered: not by itself."""
    text = b"\0".join((path.encode(), name.encode(), value))
    return Known(path, name, hashlib.sha256(text).hexdigest()[:32])


def read_baseline(path: Path) -> frozenset[Known]:
    """Read the file, if there is one; DAT124 for a line that is something else."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        message = str(getattr(error, "strerror", None) or "not UTF-8")
        raise KeelError(scan.BAD_BASELINE, message, place=Place(path=path)) from error
    found = set[Known]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        said = _LINE.fullmatch(line.rstrip())
        if said is None:
            place = Place(path=path, line=number)
            raise KeelError(scan.BAD_BASELINE, "not a fingerprint, a name and a path", place=place)
        found.add(Known(said["path"], said["name"], said["mark"]))
    return frozenset(found)


def write_baseline(path: Path, judged: Iterable[Known]) -> None:
    """Write the file anew, in one step."""
    lines = (f"{one.mark} {one.name} {one.path}\n" for one in sorted({*judged}))
    replace_file(path, (_HEAD + "".join(lines)).encode())

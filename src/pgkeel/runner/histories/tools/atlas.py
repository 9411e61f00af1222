"""Atlas: revisions with a hash that covers all files before; how many statements are done."""

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import ado
from pgkeel.runner.histories.history import (
    INTEGER,
    TEXT,
    TIME,
    Check,
    Files,
    History,
    Recorded,
    Rows,
    Tool,
)

_IGNORE = b"-- atlas:sum ignore"
_BASELINE = 1


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    found, dirty, floor = [], [], None
    for version, description, kind, applied, total, at, error, digest in rows:
        if version.startswith("."):
            continue  # what Atlas keeps for itself, such as .atlas_cloud_identifier
        if applied < total or error:
            why = f": {error}" if error else ""
            dirty.append(f"{version} has {applied} of {total} statements{why}")
        elif kind == _BASELINE:
            floor = version
        else:
            found.append(
                Recorded(
                    key=version,
                    version=version if version.isascii() and version.isdigit() else None,
                    name=description or None,
                    checksum=digest or None,
                    at=at,
                )
            )
    return History(recorded=tuple(found), floor=floor, dirty=tuple(dirty))


def _verify(files: Files) -> Check:
    """Compare with the chain over all files; it tells nothing of files under other names."""
    sums, contents = directory_sums(files), dict(files)
    _refuse_broken(sums, contents.get("atlas.sum"))
    by_version = {name.split("_", 1)[0].removesuffix(".sql"): name for name in sums}

    def check(one: Recorded, text: bytes) -> bool | None:
        name = by_version.get(one.key)
        if one.checksum is None or name is None:
            return None
        return contents[name] == text and sums[name] == one.checksum

    return check


def _refuse_broken(sums: Mapping[str, str], listed: bytes | None) -> None:
    """Raise ADO009 where atlas.sum is there and says something else: Atlas would stop, too."""
    if listed is None:
        return
    lines = listed.decode(errors="replace").splitlines()[1:]
    said = dict(line.rsplit(" h1:", 1) for line in lines if " h1:" in line)
    for name in sorted(said.keys() | sums.keys()):
        if said.get(name) != sums.get(name):
            message = f"atlas.sum does not fit {name}"
            raise KeelError(ado.BROKEN_CHAIN, message, place=Place(path=Path("atlas.sum")))


def directory_sums(files: Files) -> Mapping[str, str]:
    """Return the hash of each file by name, as atlas.sum has it: of it and of all before it."""
    running, found = hashlib.sha256(), {}
    for name, content in files:
        if "/" in name or not name.endswith(".sql"):
            continue
        running.update(name.encode())
        if content.split(b"\n", 1)[0].strip() == _IGNORE:
            continue
        running.update(content)
        found[name] = base64.b64encode(running.digest()).decode()
    return found


TOOL = Tool(
    name="atlas",
    title="Atlas",
    table="atlas_schema_revisions",
    columns={
        "version": TEXT,
        "description": TEXT,
        "type": INTEGER,
        "applied": INTEGER,
        "total": INTEGER,
        "executed_at": TIME,
        "error": TEXT,
        "hash": TEXT,
    },
    order="version",
    read=_read,
    verify=_verify,
    what="hash chain",
    files=lambda one: (f"{one.key}_*.sql", f"{one.key}.sql"),
)

"""Scans files: reads each, judges what is found by comments, baseline and settings."""

import codecs
import difflib
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.config import Level, Project
from pgkeel.data.allowing import parse_allows
from pgkeel.data.baseline import Known, known
from pgkeel.data.scanning import Hit, find_hits
from pgkeel.errors import Code, KeelError, Place
from pgkeel.errors.catalogue import cfg, scan
from pgkeel.finding import Finding
from pgkeel.sql import SqlText

_CODES: dict[str, Code] = {
    value.slug: value for value in vars(scan).values() if isinstance(value, Code) and value.slug
}
_USUAL: dict[str, Level] = {"unreadable": "warning", "bad-allow": "warning"}
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GZIP = b"\x1f\x8b\x08"
# Archives, other ways to pack, and what pg_dump writes with --format=custom.
_PACKED = (b"PK\x03\x04", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"PGDMP")
_LARGEST = 64 << 20
"""Bytes: a small file may unpack to more than any memory."""
_MOST = 100
"""Findings of one name in one file; a file of thousands has one cause."""


class Scanned(Struct, frozen=True, kw_only=True):
    """What came of a scan."""

    files: int
    bytes: int
    findings: tuple[Finding, ...]
    judged: frozenset[Known]
    """What would be known if all of it were taken into the baseline."""
    kept: int
    """How many findings the baseline has silenced."""


def scan_files(
    project: Project,
    paths: Iterable[Path],
    baseline: frozenset[Known],
    tell: Callable[[int, int, str], object],
) -> Scanned:
    """Scan ``paths``; no finding holds what was found. CFG errors for levels of nothing."""
    levels = levels_of(project)
    listed = tuple(paths)
    findings: list[Finding] = []
    judged: set[Known] = set()
    size = silenced = 0
    for number, path in enumerate(listed):
        tell(number, len(listed), path.name)
        buffer, trouble = _read(path)
        size += len(buffer)
        findings += trouble
        told = list(_told(path, buffer, project))
        judged |= {one for one, _ in told}
        new = [finding for one, finding in told if one not in baseline]
        silenced += len(told) - len(new)
        findings += _bounded(new)
        findings += _bad_allows(path, buffer)
    return Scanned(
        files=len(listed),
        bytes=size,
        findings=leveled(findings, levels),
        judged=frozenset(judged),
        kept=silenced,
    )


def leveled(findings: Iterable[Finding], levels: dict[str, Level]) -> tuple[Finding, ...]:
    """Return the findings as bad as ``levels`` has them, without those that are off."""
    wanted = ((finding, levels.get(finding.code.slug or "", "error")) for finding in findings)
    return tuple(replace(one, severity=level) for one, level in wanted if level != "off")


def levels_of(project: Project) -> dict[str, Level]:
    """Return how bad each finding is in ``project``; CFG errors for levels of nothing."""
    levels = project.settings.scan.levels
    if unknown := sorted({*levels} - {*_CODES}):
        near = difflib.get_close_matches(unknown[0], _CODES, n=1, cutoff=0.5)
        raise KeelError(
            cfg.UNKNOWN_KEY,
            f"`scan.levels` names `{unknown[0]}`, and nothing is called so",
            place=Place(path=project.root / "keel.toml"),
            hint=f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(_CODES)}",
        )
    return _USUAL | levels


def _read(path: Path) -> tuple[bytes, tuple[Finding, ...]]:
    try:
        buffer = path.read_bytes()
    except OSError as error:
        return b"", (_unreadable(path, error.strerror or "cannot be read"),)
    if buffer.startswith(_GZIP):
        return _unpacked(path, buffer)
    if buffer.startswith(_PACKED):
        return buffer, (_unreadable(path, "it is packed: what is in it was not looked through"),)
    if buffer[:2] in _UTF_16:
        return buffer.decode("utf-16", "replace").encode(), ()
    if b"\0" in buffer[:8192]:
        # Keys stand in binary files as they do in others: it is looked through all the same.
        return buffer, (_unreadable(path, "no text: it was looked through byte by byte"),)
    return buffer, ()


def _unpacked(path: Path, buffer: bytes) -> tuple[bytes, tuple[Finding, ...]]:
    """Return what gzip has packed, as far as that is reasonable; places are those in it."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(buffer)) as file:
            content = file.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return buffer, (_unreadable(path, "it is packed and damaged: it was not looked through"),)
    if len(content) <= _LARGEST:
        return content, ()
    message = f"it is packed: of what is in it the first {_LARGEST >> 20} MB were looked through"
    return content[:_LARGEST], (_unreadable(path, message),)


def _unreadable(path: Path, message: str) -> Finding:
    return Finding(code=scan.UNREADABLE, message=message, place=Place(path=path))


def _told(path: Path, buffer: bytes, project: Project) -> Iterator[tuple[Known, Finding]]:
    hits = find_hits(buffer)
    if not hits:
        return
    allows = parse_allows(buffer, _CODES)
    text = SqlText(buffer, path)
    domains = tuple(f".{one.lower().lstrip('.@')}" for one in project.settings.scan.own_domains)
    shown = path
    if path.is_relative_to(project.root):
        shown = path.relative_to(project.root)
    for hit in hits:
        name = str(hit.pattern.code.slug)
        value = buffer[hit.start : hit.end]
        is_own = name == "email" and _domain(value).endswith(domains or "\0")
        if not is_own and not allows.silences(name, hit.start):
            yield known(shown.as_posix(), name, value), _finding(hit, value, text)


def _domain(address: bytes) -> str:
    return "." + address.rpartition(b"@")[2].decode("ascii", "replace").lower()


def _finding(hit: Hit, value: bytes, text: SqlText) -> Finding:
    place = text.place(hit.start)
    # No source line: it would print the secret.
    place = replace(place, text=None)
    revoke = hit.pattern.revoke
    return Finding(
        code=hit.pattern.code,
        message=f"this looks like {hit.name}: {_masked(hit, value)}",
        place=place,
        hint=f"it is revoked at: {revoke}" if revoke else None,
    )


def _masked(hit: Hit, value: bytes) -> str:
    """Return what begins all such values, and how long this one is: nothing of its own."""
    anchors = () if hit.pattern.folded else hit.pattern.anchors
    head = next((one for one in anchors if one.isascii() and value.startswith(one)), b"")
    return f"{head.decode()}… ({len(value)} characters)"


def _bounded(findings: list[Finding]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for finding in findings:
        slug = str(finding.code.slug)
        seen[slug] = seen.get(slug, 0) + 1
        if seen[slug] <= _MOST:
            yield finding
    for finding in reversed(findings):
        slug = str(finding.code.slug)
        if seen.pop(slug, 0) > _MOST:
            more = sum(one.code is finding.code for one in findings) - _MOST
            yield replace(finding, message=f"and {more:,} more such in this file, this the last")


def _bad_allows(path: Path, buffer: bytes) -> Iterator[Finding]:
    for offset, message in parse_allows(buffer, _CODES).problems:
        place = replace(SqlText(buffer, path).place(offset), text=None)
        yield Finding(code=scan.BAD_ALLOW, message=message, place=place)

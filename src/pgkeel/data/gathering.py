"""Makes what is below ``## Unreleased`` the section of a release; pure."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pgkeel.data.changelog import Changelog, Entry, Item, Section, with_entries, without_versions

_MIGRATIONS = re.compile(
    r"Migrations? (?P<first>[Vv]?\d(?:[\w.]*\w)?)"
    r"(?: to (?P<last>[Vv]?\d(?:[\w.]*\w)?))?\.?"
)


class Released(NamedTuple):
    """A release to be written down."""

    name: str
    day: str
    migrations: tuple[str, ...]
    """The versions that came with it, in order; none where nothing is new."""
    pending: tuple[str, ...] = ()
    """Those that it does not have: what they tell stays unreleased."""


def named_ranges(log: Changelog) -> Iterator[tuple[str, str, str]]:
    """Yield the migrations that sections name: the title, the first version and the last one."""
    for section in log.sections:
        for line in log.body(section) if section != log.unreleased else ():
            found = _MIGRATIONS.fullmatch(line.strip())
            if found:
                yield section.title, found["first"], found["last"] or found["first"]


def section_of(log: Changelog, name: str) -> Section | None:
    """Return the section of a release, whatever its heading says beside the name."""
    shape = re.compile(rf"\[?{re.escape(name)}\]?(?:\s.*)?")
    return next((one for one in log.sections if shape.fullmatch(one.title)), None)


def gather(
    log: Changelog, released: Released, entries: Sequence[Entry], known: Collection[str]
) -> Changelog:
    """Return the page with a section on ``released``; what is not in it stays unreleased.

    ``entries`` are those of its migrations; ``known`` all versions of the folder. Where there is
    such a section, from a run that did not end or from a person's hand, it takes in what is new
    and has today's date: to gather twice gives the same page. Nothing to tell leaves it as it is.
    """
    log = with_entries(log, entries, known)
    section = log.unreleased
    moved, staying = _parted(log, section, released, known) if section else ([], [])
    if not moved and not released.migrations:
        return log
    if section:
        below = ["", *staying, ""] if staying else [""]
        at_end = section.end == len(log.lines)
        log = log.with_lines(section.head + 1, section.end, below[:-1] if at_end else below)
    there = section_of(log, released.name)
    if there:
        return _taken_in(log, there, released, moved)
    at = _place(log)
    bracketed = bool(section and section.title.startswith("["))
    name = f"[{released.name}]" if bracketed else released.name
    lines = [f"## {name} - {released.day}", "", *_range(released, "")]
    lines += [*moved, ""] if moved else []
    return _fitted(log, at, lines)


def _parted(
    log: Changelog, section: Section, released: Released, known: Collection[str]
) -> tuple[list[str], list[str]]:
    """Return the lines that go to the release, without versions, and those of pending ones."""
    moved: list[str] = []
    staying: list[str] = []
    at = section.head + 1
    for item in log.items(section):
        moved += _plain(log, at, item.start)
        own = item.labels(known)
        if own and {*own} <= {*released.pending}:
            staying += _plain(log, item.start, item.end)
        else:
            moved += _without_versions(log, item, known)
        at = item.end
    moved += _plain(log, at, section.end)
    return _trimmed(moved), _trimmed(staying)


def _without_versions(log: Changelog, item: Item, known: Collection[str]) -> list[str]:
    return without_versions("\n".join(_plain(log, item.start, item.end)), known).split("\n")


def _taken_in(log: Changelog, there: Section, released: Released, moved: list[str]) -> Changelog:
    title = re.compile(rf"(?P<name>\[?{re.escape(released.name)}\]?) - \d{{4}}-\d\d-\d\d")
    body = _trimmed([line.rstrip("\r\n") for line in log.body(there)])
    said = _MIGRATIONS.fullmatch(body[0].strip()) if body else None
    first = said["first"] if said else ""
    if said:
        body = _trimmed(body[1:])
    head = log.lines[there.head].rstrip("\r\n")
    if found := title.fullmatch(there.title):
        head = f"## {found['name']} - {released.day}"
    kept = _range(released, first) or ([said[0], ""] if said else [])
    lines = [head, "", *_trimmed([*kept, *_trimmed([*body, *moved])]), ""]
    at_end = there.end == len(log.lines)
    return log.with_lines(there.head, there.end, _trimmed(lines) if at_end else lines)


def _range(released: Released, first: str) -> list[str]:
    """Return the line on its migrations, ``first`` being what an earlier run began with."""
    labels = released.migrations
    if not labels:
        return []
    begin = first or labels[0]
    if begin == labels[-1]:
        return [f"Migration {begin}.", ""]
    return [f"Migrations {begin} to {labels[-1]}.", ""]


def _place(log: Changelog) -> int:
    """Return where a new section goes: below what is unreleased, else above all others."""
    section = log.unreleased
    if section:
        return section.end
    return log.sections[0].head if log.sections else len(log.lines)


def _fitted(log: Changelog, at: int, lines: list[str]) -> Changelog:
    before = [""] if at and log.lines[at - 1].strip() else []
    at_end = at == len(log.lines)
    return log.with_lines(at, at, [*before, *(_trimmed(lines) if at_end else lines)])


def _plain(log: Changelog, start: int, end: int) -> list[str]:
    return [line.rstrip("\r\n") for line in log.lines[start:end]]


def _trimmed(lines: list[str]) -> list[str]:
    """Return ``lines`` without blank ones at either end."""
    told = [number for number, line in enumerate(lines) if line.strip()]
    return lines[told[0] : told[-1] + 1] if told else []

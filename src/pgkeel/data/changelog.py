"""The page on what users will notice: its sections, and the entries of migrations in it; pure.

An entry of what is not released yet is an item of a list below ``## Unreleased`` that names the
version of its migration, ``(V030)``: by that it is known again, however people put it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HEADING = re.compile(r" {0,3}##[ \t]+(?P<title>\S.*?)(?:[ \t]+#+)?[ \t]*")
_UNRELEASED = re.compile(r"\[?unreleased\]?(?:\W.*)?", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")
_BULLET = re.compile(r" {0,3}(?P<bullet>[-*+])[ \t]+(?P<text>\S[^\r\n]*)")
_GOES_ON = re.compile(r"[ \t]*(?P<text>[^\s#].*)")
_VERSIONS = re.compile(r"\s*\((?P<labels>[^()]+)\)")


class Entry(NamedTuple):
    """What one migration has to tell, and the version by which people know it."""

    label: str
    text: str


class Item(NamedTuple):
    """One item of a list: the numbers of its first line and the one after its last, its text."""

    start: int
    end: int
    text: str

    def labels(self, known: Collection[str]) -> tuple[str, ...]:
        """Return the versions that it names in brackets, ``(V002)`` or ``(V002, V003)``."""
        groups = (_labels(found) for found in _VERSIONS.finditer(self.text))
        return tuple(label for group in groups if {*group} <= {*known} for label in group)

    def words(self, known: Collection[str]) -> str:
        """Return its text without those."""
        return without_versions(self.text, known)


class Section(NamedTuple):
    """What is below one heading: the numbers of the heading's line and of that after the end."""

    title: str
    head: int
    end: int


class Changelog(Struct, frozen=True, kw_only=True):
    """A page, taken apart."""

    lines: tuple[str, ...]
    """With their ends."""
    sections: tuple[Section, ...]
    newline: str

    @property
    def text(self) -> str:
        """The page as it is."""
        return "".join(self.lines)

    @property
    def unreleased(self) -> Section | None:
        """The section of what is not released yet."""
        return next((one for one in self.sections if _UNRELEASED.fullmatch(one.title)), None)

    @property
    def bullet(self) -> str:
        """What its lists begin items with."""
        found = (_BULLET.match(line) for line in self.lines)
        return next((one["bullet"] for one in found if one), "*")

    def body(self, section: Section) -> tuple[str, ...]:
        """Return the lines below a heading."""
        return self.lines[section.head + 1 : section.end]

    def items(self, section: Section) -> tuple[Item, ...]:
        """Return what is listed below a heading, what is listed within items left to those."""
        return tuple(_items(self.lines, section.head + 1, section.end))

    def with_lines(self, start: int, end: int, new: Sequence[str]) -> "Changelog":
        """Return the page with other lines in the place of some; ``new`` has no line ends."""
        made = [f"{line}{self.newline}" for line in new]
        before = list(self.lines[:start])
        if made and before and not before[-1].endswith("\n"):
            before[-1] += self.newline
        return parse_changelog("".join([*before, *made, *self.lines[end:]]))


class Standing(NamedTuple):
    """What a page lacks of the entries of migrations."""

    missing: tuple[Entry, ...]
    misnamed: tuple[tuple[Item, Entry], ...]
    """Items that tell what an entry does under the version of another one: it was renumbered."""


def parse_changelog(text: str) -> Changelog:
    """Take a page apart; headings within code and comments are none."""
    lines = tuple(_LINE.findall(text))
    heads = [
        (number, found["title"])
        for number in _prose(lines)
        if (found := _HEADING.fullmatch(lines[number].rstrip("\r\n")))
    ]
    ends = [*(number for number, _ in heads[1:]), len(lines)]
    return Changelog(
        lines=lines,
        sections=tuple(
            Section(title, number, end) for (number, title), end in zip(heads, ends, strict=False)
        ),
        newline="\r\n" if lines and lines[0].endswith("\r\n") else "\n",
    )


def _prose(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are neither code nor comments.

    What is never closed is taken for text: else all that follows would be lost from sight.
    """
    at = 0
    while at < len(lines):
        end = _end_of_block(lines, at)
        if end is None:
            yield at
        at = at + 1 if end is None else end + 1


def _end_of_block(lines: Sequence[str], at: int) -> int | None:
    """Return the last line of the code or comment that begins here, if one does."""
    if lines[at].lstrip().startswith("<!--"):
        return next((one for one in range(at, len(lines)) if "-->" in lines[one]), None)
    mark = _FENCE.match(lines[at])
    if not mark:
        return None
    closing = re.compile(rf" {{0,3}}{re.escape(mark['mark'][0])}{{{len(mark['mark'])},}}\s*")
    after = range(at + 1, len(lines))
    return next((one for one in after if closing.fullmatch(lines[one])), None)


def _items(lines: Sequence[str], start: int, end: int) -> Iterator[Item]:
    prose = {*_prose(lines)}
    lines = [line if number in prose else "" for number, line in enumerate(lines)]
    at = start
    while at < end:
        found = _BULLET.fullmatch(lines[at].rstrip())
        at += 1
        if not found:
            continue
        begun, words = at - 1, [found["text"]]
        while at < end and (more := _GOES_ON.fullmatch(lines[at].rstrip())):
            if _BULLET.match(lines[at]) and _indent(lines[at]) < _indent(lines[begun]) + 2:
                break
            words.append(more["text"])
            at += 1
        yield Item(begun, at, plain(" ".join(words)))


def without_versions(text: str, known: Collection[str]) -> str:
    """Return ``text``, of one line or several, without the versions in brackets."""
    return _VERSIONS.sub(lambda found: "" if {*_labels(found)} <= {*known} else found[0], text)


def _labels(found: "re.Match[str]") -> list[str]:
    return [label.strip() for label in found["labels"].split(",")]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def plain(text: str) -> str:
    """Return ``text`` on one line."""
    return " ".join(text.split())


def standing(log: Changelog, entries: Sequence[Entry], known: Collection[str]) -> Standing:
    """Return what is not below ``## Unreleased`` as it should be.

    ``known`` are the versions of the folder. An entry is there where an item has its text, or its
    version and no other entry's text.
    """
    section = log.unreleased
    items = log.items(section) if section else ()
    told: set[str] = set()
    misnamed: list[tuple[Item, Entry]] = []
    for item in items:
        labels = item.labels(known)
        same = [one for one in entries if plain(one.text) == item.words(known)]
        # Several migrations may say the same.
        same.sort(key=lambda one: (one.label not in labels, one.label in told))
        entry = same[0] if same else None
        told.update((entry.label,) if entry else labels)
        if entry and labels and entry.label not in labels:
            misnamed.append((item, entry))
    missing = tuple(entry for entry in entries if entry.label not in told)
    return Standing(missing, tuple(misnamed))


def with_entries(log: Changelog, entries: Sequence[Entry], known: Collection[str]) -> Changelog:
    """Return the page with all entries below ``## Unreleased``; people's words stay as they are.

    New ones come after those that are there, else directly below the heading, which is made where
    it is missing.
    """
    found = standing(log, entries, known)
    # From the end on, so that the numbers of lines before stay right.
    for item, entry in reversed(found.misnamed):
        log = log.with_lines(item.start, item.end, [_line(log, entry)])
    if not found.missing:
        return log
    if log.unreleased is None:
        log = _with_unreleased(log)
    section = log.unreleased
    assert section is not None  # noqa: S101 -- it was just made
    lines = [_line(log, entry) for entry in found.missing]
    ours = [item.end for item in log.items(section) if item.labels(known)]
    if ours:
        return log.with_lines(ours[-1], ours[-1], lines)
    return _below_heading(log, section, lines)


def _below_heading(log: Changelog, section: Section, lines: list[str]) -> Changelog:
    start = section.head + 1
    body = log.body(section)
    blank = next((number for number, line in enumerate(body) if line.strip()), len(body))
    following = body[blank] if blank < len(body) else ""
    at_list = bool(_BULLET.match(following))
    after = [] if at_list or (not following and section.end == len(log.lines)) else [""]
    return log.with_lines(start, start + blank, ["", *lines, *after])


def _with_unreleased(log: Changelog) -> Changelog:
    at = log.sections[0].head if log.sections else len(log.lines)
    before = [""] if at and log.lines[at - 1].strip() else []
    after = [""] if log.sections else []
    return log.with_lines(at, at, [*before, "## Unreleased", *after])


def _line(log: Changelog, entry: Entry) -> str:
    return f"{log.bullet} {plain(entry.text)} ({entry.label})"

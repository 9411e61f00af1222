"""The page of the dictionary: what keel writes in it, and what people wrote; pure."""

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pgkeel.data.dictionary import Part
from pgkeel.data.wording import marked
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import dictionary

BEGIN = "<!-- keel:dictionary -->"
END = "<!-- /keel:dictionary -->"
_NOTE_END = "<!-- /keel:note -->"
_SAYS = (
    "<!-- `keel docs` writes what is between these two markers. Write anything above or below, "
    "and between the markers of notes: that stays. -->"
)
_LINE = re.compile(
    r"^<!-- (?P<end>/?)keel:(?P<word>dictionary|note)(?: (?P<name>[^\r\n]*?))? -->[ \t]*\r?$",
    re.MULTILINE,
)
_GONE = "## Notes on what is gone"


class Page(Struct, frozen=True, kw_only=True):
    """A page, taken apart."""

    before: str
    after: str
    notes: dict[str, str]
    """What people wrote, by the name of its marker; not where they wrote nothing."""
    parts: dict[str, str]
    """What keel wrote about each thing, by the heading, without notes."""
    newline: str = "\n"


def parse_page(text: str, path: Path) -> Page | None:
    """Take a page apart; ``None`` where it has no markers, DAT202 where they do not match."""
    marks = list(_LINE.finditer(text))
    if not marks:
        return None
    first, *inner, last = marks if len(marks) > 1 else (marks[0], marks[0])
    if (first["word"], first["end"]) != ("dictionary", ""):
        raise _unmatched(text, first, path)
    if first is last or (last["word"], last["end"]) != ("dictionary", "/"):
        raise _unmatched(text, last, path)
    notes: dict[str, str] = {}
    kept = [text[first.end() : inner[0].start() if inner else last.start()]]
    for at, mark in enumerate(inner):
        is_end = at % 2 == 1
        name = mark["name"]
        if mark["word"] != "note" or bool(mark["end"]) != is_end or bool(name) == is_end:
            raise _unmatched(text, mark, path)
        if is_end:
            begun = inner[at - 1]
            body = text[begun.end() : mark.start()].removeprefix("\n")
            if begun["name"] in notes:
                raise _unmatched(text, begun, path)
            notes[begun["name"]] = body
            following = inner[at + 1] if at + 1 < len(inner) else last
            kept.append(text[mark.end() : following.start()])
    if len(inner) % 2:
        raise _unmatched(text, inner[-1], path)
    newline = "\r\n" if text[first.start() : first.end()].endswith("\r") else "\n"
    return Page(
        before=text[: first.start()],
        after=text[last.end() :].removeprefix("\n"),
        notes={name: body for name, body in notes.items() if body.strip()},
        parts=_by_heading("".join(kept).replace("\r\n", "\n")),
        newline=newline,
    )


def _unmatched(text: str, mark: "re.Match[str]", path: Path) -> KeelError:
    line = text.count("\n", 0, mark.start()) + 1
    shown = mark[0].strip()
    return KeelError(
        dictionary.BAD_MARKERS,
        f"`{shown}` has no counterpart, or stands where it cannot",
        place=Place(path=path, line=line, text=shown),
    )


def new_page(text: str) -> Page:
    """Return the page of one without markers: keel's part will come at its end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith("\n") else text + newline
    return Page(
        before=before + newline if before else "", after="", notes={}, parts={}, newline=newline
    )


def render_page(page: Page, made: Sequence[Part]) -> str:
    """Return the text of a page: people's as it was, keel's from ``made``."""
    pieces = [page.before, _lines([BEGIN, _SAYS, ""], page.newline)]
    left = dict(page.notes)
    for part in made:
        lines = [part.head, "", *part.body.split("\n"), ""] if part.body else [part.head, ""]
        pieces.append(_lines(lines, page.newline))
        if part.noted:
            name = marked(part.name)
            pieces.append(_note(name, left.pop(name, ""), page.newline))
    if left:
        pieces.append(_lines([_GONE, ""], page.newline))
        pieces += (_note(name, body, page.newline) for name, body in sorted(left.items()))
    pieces.append(_lines([END], page.newline))
    return "".join(pieces) + page.after


def _note(name: str, body: str, newline: str) -> str:
    return _lines([f"<!-- keel:note {name} -->"], newline) + body + _lines([_NOTE_END, ""], newline)


def _lines(lines: Sequence[str], newline: str) -> str:
    return "".join(f"{line}{newline}" for line in lines)


def stale_parts(page: Page, made: Sequence[Part]) -> tuple[str, ...]:
    """Return what differs, a line each: ``public.books has changed``."""
    wanted = {part.head: (part.name, part.body) for part in made}
    # Notes are people's, also those on what is gone.
    there = {head: body for head, body in page.parts.items() if head != _GONE}
    found = [
        f"{name} is missing" if head not in there else f"{name} has changed"
        for head, (name, body) in wanted.items()
        if there.get(head) != body.strip()
    ]
    found += (f"{head.lstrip('# ')} is gone" for head in there if head not in wanted)
    return tuple(found)


def _by_heading(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece in re.split(r"^(?=#{2,3} )", text, flags=re.MULTILINE)[1:]:
        head, _, body = piece.partition("\n")
        found[head] = body.strip()
    return found

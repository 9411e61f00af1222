"""The header: what the comments above the first statement say, field by field."""

import difflib
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.sql import Comment, SqlText

FIELDS = ("Purpose", "Spec", "Rollback", "Changelog")
_BY_NAME = {field.lower(): field for field in FIELDS}

_FIELD = re.compile(r"\s*(?P<name>[A-Za-z]+)\s*:(?!:)(?P<value>.*)", re.DOTALL)
_IRREVERSIBLE = re.compile(
    r"irreversible\b\s*(?:because\b)?\s*[:,]?\s*(?P<reason>.*)", re.IGNORECASE | re.DOTALL
)
_NOTHING = re.compile(
    r"(?:nothing(?: to (?:notice|see|tell))?|none|no|n/a|[-\u2013\u2014]+)\.?(?:\s+because\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_CONTINUED = re.compile(r"(?: {3}|\t)\s*\S")


class Field(Struct, frozen=True, kw_only=True):
    """What one field says, and the byte offset of its name in the file."""

    text: str
    offset: int


class Header(Struct, frozen=True, kw_only=True):
    """The four fields; ``None`` where the header does not have one."""

    purpose: Field | None = None
    spec: Field | None = None
    rollback: Field | None = None
    changelog: Field | None = None

    @property
    def irreversible(self) -> str | None:
        """The reason why there is no way back, when ``Rollback`` says so."""
        found = _IRREVERSIBLE.fullmatch(self.rollback.text) if self.rollback else None
        return found["reason"] if found else None

    @property
    def entry(self) -> str | None:
        """What users will notice; ``None`` where ``Changelog`` is left out or says "nothing"."""
        text = self.changelog.text if self.changelog else ""
        return None if not text or _NOTHING.fullmatch(text) else text


class _Line(Struct, frozen=True, kw_only=True):
    """One line of a comment without its marks."""

    offset: int
    text: str


def parse_header(text: SqlText, comments: Iterable[Comment]) -> tuple[Header, tuple[Finding, ...]]:
    """Read the fields in ``comments``, those above the first statement of ``text``."""
    fields: dict[str, Field] = {}
    findings: list[Finding] = []
    current: str | None = None
    for line in _lines(text, comments):
        found = _FIELD.fullmatch(line.text)
        name = _known(found["name"]) if found else None
        if found and name:
            offset = line.offset + len(line.text[: found.start("name")].encode())
            if name in fields:
                message = f"`{name}` is given twice"
                findings.append(_finding(text, offset, message, "keep one of them"))
            fields.setdefault(name, Field(text=found["value"].strip(), offset=offset))
            current = name
        elif current and _CONTINUED.match(line.text):
            field = fields[current]
            joined = f"{field.text} {line.text.strip()}".strip()
            fields[current] = Field(text=joined, offset=field.offset)
        else:
            current = None
            if found and (near := _near(found["name"])):
                offset = line.offset + len(line.text[: found.start("name")].encode())
                message = f"unknown header field `{found['name']}`"
                findings.append(_finding(text, offset, message, f"did you mean `{near}`?"))
    findings += _incomplete(text, fields)
    header = Header(**{name.lower(): field for name, field in fields.items()})
    return header, tuple(findings)


def _incomplete(text: SqlText, fields: dict[str, Field]) -> Iterator[Finding]:
    for name, field in fields.items():
        if not field.text:
            yield _finding(
                text, field.offset, f"`{name}` says nothing", "write a few words, or drop the field"
            )
        elif name == "Rollback" and Header(rollback=field).irreversible == "":
            yield _finding(
                text,
                field.offset,
                "`Rollback: irreversible` gives no reason",
                "write `Rollback: irreversible because …`",
            )


def _finding(text: SqlText, offset: int, message: str, hint: str) -> Finding:
    return Finding(code=mig.HEADER, message=message, place=text.place(offset), hint=hint)


def _known(name: str) -> str | None:
    return _BY_NAME.get(name.lower())


def _near(name: str) -> str | None:
    """Return the field ``name`` seems to be meant for; only words written like a field count."""
    if not name[0].isupper():
        return None
    near = difflib.get_close_matches(name, FIELDS, n=1, cutoff=0.75)
    return near[0] if near else None


def _lines(text: SqlText, comments: Iterable[Comment]) -> Iterator[_Line]:
    for comment in comments:
        body = text.slice(comment.text_start, comment.end)
        if not comment.block:
            yield _Line(offset=comment.text_start, text=body.rstrip())
            continue
        offset = comment.text_start
        for raw in body.removesuffix("*/").splitlines(keepends=True):
            marks = re.match(r"\s*\*", raw)
            skipped = marks.end() if marks else 0
            yield _Line(offset=offset + len(raw[:skipped].encode()), text=raw[skipped:].rstrip())
            offset += len(raw.encode())

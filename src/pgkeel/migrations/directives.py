"""Directives: comments that begin with ``keel:`` and change how a migration is treated."""

import difflib
import re
from collections.abc import Iterable

from msgspec import Struct

from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.sql import Comment, SqlText, Statement

_DIRECTIVE = re.compile(r"\s*keel:\s*(?P<body>.*?)\s*(?:\*/)?\s*", re.DOTALL)
_ALLOW = re.compile(r"allow\s+(?P<rules>[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)(?P<rest>.*)", re.DOTALL)
_BECAUSE = re.compile(r"\s+because\s+(?P<reason>\S.*)", re.DOTALL)
_WORDS = ("no-transaction", "allow")


class Allow(Struct, frozen=True, kw_only=True):
    """``-- keel: allow RULE because REASON``, for the statement that follows it."""

    rules: tuple[str, ...]
    reason: str
    offset: int
    statement: Statement


class Directives(Struct, frozen=True, kw_only=True):
    """All directives of one migration, and what is wrong with them."""

    no_transaction: bool
    allows: tuple[Allow, ...]
    findings: tuple[Finding, ...]


class _Problem(Struct, frozen=True, kw_only=True):
    message: str
    hint: str


def is_no_transaction(text: SqlText, comments: Iterable[Comment]) -> bool:
    """Whether ``comments``, those above the first statement, mark the file no-transaction."""
    return any(_body(text, comment) == "no-transaction" for comment in comments)


def parse_directives(text: SqlText, items: Iterable[Comment | Statement]) -> Directives:
    """Read the directives among ``items``, a file's comments and statements in their order."""
    no_transaction = started = False
    waiting: list[tuple[Comment, re.Match[str], str]] = []
    allows: list[Allow] = []
    findings: list[Finding] = []
    for item in items:
        if isinstance(item, Statement):
            started = True
            allows += (_allow(comment, found, reason, item) for comment, found, reason in waiting)
            waiting = []
            continue
        body = _body(text, item)
        parsed = _parse(body, started=started) if body is not None else None
        if isinstance(parsed, _Problem):
            findings.append(_finding(text, item, parsed))
        elif isinstance(parsed, tuple):
            waiting.append((item, *parsed))
        elif parsed == "no-transaction":
            no_transaction = True
    findings += (_finding(text, comment, _NOTHING_FOLLOWS) for comment, _, _ in waiting)
    return Directives(no_transaction=no_transaction, allows=tuple(allows), findings=tuple(findings))


_NOTHING_FOLLOWS = _Problem(
    message="`allow` is not above a statement", hint="move it directly above the one it is for"
)


def _parse(body: str, *, started: bool) -> _Problem | tuple[re.Match[str], str] | str:
    word = body.split(maxsplit=1)[0] if body else ""
    if body == "no-transaction":
        if started:
            return _Problem(
                message="`no-transaction` stands after the first statement",
                hint="it is about the whole file: move it above the first statement",
            )
        return body
    if word == "allow":
        found = _ALLOW.fullmatch(body)
        because = _BECAUSE.fullmatch(found["rest"]) if found else None
        if found and because:
            return found, because["reason"]
        return _Problem(
            message="`allow` needs a rule and a reason",
            hint="write `-- keel: allow drop-column because nothing has read it since V012`",
        )
    near = difflib.get_close_matches(word, _WORDS, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(_WORDS)}"
    return _Problem(message=f"unknown directive `{body}`", hint=hint)


def _allow(comment: Comment, found: re.Match[str], reason: str, statement: Statement) -> Allow:
    rules = tuple(rule.strip() for rule in found["rules"].split(","))
    return Allow(rules=rules, reason=reason, offset=comment.start, statement=statement)


def _body(text: SqlText, comment: Comment) -> str | None:
    if comment.end - comment.start > 4096:  # nobody writes a directive that long
        return None
    found = _DIRECTIVE.fullmatch(text.slice(comment.text_start, comment.end))
    return found["body"] if found else None


def _finding(text: SqlText, comment: Comment, problem: _Problem) -> Finding:
    return Finding(
        code=mig.DIRECTIVE,
        message=problem.message,
        place=text.place(comment.start),
        hint=problem.hint,
    )

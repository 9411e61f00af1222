"""The approvals in the front matter of a spec: who agreed to which loss of which migration."""

import re
from datetime import date
from typing import Any, Literal

import msgspec
from msgspec import Struct

_FENCE = b"---"
_UNREADABLE = 1 << 20
_INDEX = re.compile(r"\[(\d+)\]")
_NOBODY = frozenset({"todo", "tbd", "tba", "nobody", "none", "null", "name", "n/a", "unknown"})
"""What stands where a name is still to come."""
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


class Loss(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One operation that can lose data, and what it does that to."""

    operation: str
    """The rule that finds it."""
    object: str
    """As SQL writes it, schema first: ``public.books.pages``."""
    takes: tuple[str, ...] = ()
    """What falls with it, where it cascades."""
    size: str = ""
    """How much that was when the approval was written, for people."""


class Approval(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of ``approvals``: it holds for one text of one migration only."""

    migration: str
    """Its version as people say it."""
    checksum: str
    """Of the text that was read, so that an edit voids it."""
    loses: tuple[Loss, ...]
    approved_by: str | None = None
    approved_on: date | None = None
    approved_until: date | None = None
    """The last day on which it may be applied."""
    backup: Literal["none", "table"] = "none"
    """Whether the runner keeps what is lost in a table of its own, before anything is lost."""

    @property
    def is_signed(self) -> bool:
        """Whether a person stands behind it: somebody with a name, not what waits for one."""
        name = (self.approved_by or "").strip()
        is_name = any(map(str.isalpha, name)) and name.casefold() not in _NOBODY
        return is_name and self.approved_on is not None


class SpecProblem(Struct, frozen=True):
    """Why front matter cannot be understood, and in which line of the spec."""

    line: int
    message: str


class _FrontMatter(Struct, frozen=True):
    """What keel reads of front matter; other keys belong to other tools."""

    approvals: tuple[Approval, ...] = ()


def front_matter(content: bytes) -> bytes | None:
    """Return the YAML between the first two lines of ``---``; ``None`` where there is none."""
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if not lines or lines[0].rstrip() != _FENCE:
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return b"\n".join(lines[1:number])
    return None


def parse_approvals(content: bytes) -> tuple[Approval, ...] | SpecProblem:
    """Return the approvals of a spec in their order, or what keeps them from being read."""
    matter = front_matter(content)
    if matter is None or b"approvals" not in matter:
        return ()
    if len(matter) > _UNREADABLE:
        return SpecProblem(1, f"{len(matter)} bytes of front matter are too many to be read")
    import yaml  # noqa: PLC0415 -- slow to import, and only what loses data has approvals

    try:
        # What is no text at all is noticed where the loader is made.
        loader = yaml.SafeLoader(matter)
        node = loader.get_single_node()
        value = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).partition("\n")[0]
        # The first line of the file is the fence.
        return SpecProblem(mark.line + 2 if mark else 1, f"this is no YAML: {reason}")
    if not isinstance(value, dict):
        return SpecProblem(2, "front matter is `key: value` lines")
    if twice := _said_twice(node):
        return twice
    try:
        return msgspec.convert(value, _FrontMatter, builtin_types=(date,)).approvals
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        return SpecProblem(_line(node, path.rstrip("`")) + 2, _plainly(message, path.rstrip("`")))


def _said_twice(node: Any) -> SpecProblem | None:
    """Return a key that stands twice in one mapping: YAML takes the last, a reader the first."""
    # Aliases may lead back to where they stand.
    waiting, met = [node], set[int]()
    while waiting:
        here = waiting.pop()
        if id(here) in met or not isinstance(here.value, list):
            continue
        met.add(id(here))
        keys = set[str]()
        for one in here.value:
            key, below = one if isinstance(one, tuple) else (None, one)
            waiting.append(below)
            if key is None or not isinstance(key.value, str):
                continue
            if key.value in keys:
                line = key.start_mark.line + 2
                return SpecProblem(line, f"{key.value!r} stands here a second time")
            keys.add(key.value)
    return None


def _line(node: Any, path: str) -> int:
    """Return the line, from zero, of what ``path`` leads to, or of the last of it that is there."""
    line = int(node.start_mark.line)
    for name, index in _STEP.findall(path):
        below = node.value if isinstance(node.value, list) else []
        if index:
            found = below[int(index) : int(index) + 1]
        else:
            found = [one for one in below if isinstance(one, tuple) and one[0].value == name]
        if not found:
            return line
        first = found[0]
        head, node = first if isinstance(first, tuple) else (first, first)
        line = int(head.start_mark.line)
    return line


def _plainly(message: str, path: str) -> str:
    where = _INDEX.sub(lambda found: f" {int(found[1]) + 1}", path).strip(".").replace(".", ", ")
    words = message.replace("Object", "it").replace("`", "'")
    return f"{where}: {words[:1].lower()}{words[1:]}" if where else words

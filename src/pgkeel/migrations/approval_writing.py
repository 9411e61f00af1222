"""Writes one approval into the front matter of a spec; every other line stays as it is."""

import json
import re

from msgspec.structs import replace

from pgkeel.migrations.approval import Approval, Loss, SpecProblem, parse_approvals

_FENCE = "---"
# Letters, and marks that mean nothing to YAML where they are; a colon does before a blank.
_PLAIN = re.compile(r"[A-Za-z_](?:[\w./()~-]|:(?=\w)|,? (?=\w))*")
# Words that YAML reads as something else than text.
_NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def with_approval(content: bytes, approval: Approval) -> bytes | SpecProblem:
    """Return ``content`` with ``approval`` in it, in the place of an older one of its migration.

    The same bytes where it is there already, whoever has signed it.
    """
    known = parse_approvals(content)
    if isinstance(known, SpecProblem):
        return known
    if any(_says_the_same(one, approval) for one in known):
        return content
    # What is no UTF-8 below the front matter stays as it is, too.
    lines = content.decode(errors="surrogateescape").removesuffix("\n").split("\n")
    end = _end_of_front_matter(lines)
    if end is None:
        return _text([_FENCE, "approvals:", *entry(approval, "  "), _FENCE, "", *lines])
    place = _place(lines[1:end], approval.migration)
    if isinstance(place, SpecProblem):
        return place
    first, last, indent = place
    listed = [] if indent is not None else ["approvals:"]
    added = [*listed, *entry(approval, "  " if indent is None else indent)]
    return _text([*lines[: first + 1], *added, *lines[last + 1 :]])


def entry(approval: Approval, indent: str) -> list[str]:
    """Return the lines of ``approval`` as an item of a list that stands at ``indent``."""
    lines = [
        f"- migration: {_scalar(approval.migration)}",
        f"  checksum: {_scalar(approval.checksum)}",
        "  loses:",
        *[f"    {line}" for loss in approval.loses for line in _loss(loss)],
        "  backup: " + approval.backup,
        "  approved_by:" + _signed(approval.approved_by),
        "  approved_on:" + _signed(approval.approved_on),
        "  approved_until:" + _signed(approval.approved_until),
    ]
    return [f"{indent}{line}" for line in lines]


def _loss(loss: Loss) -> list[str]:
    lines = [f"- operation: {_scalar(loss.operation)}", f"  object: {_scalar(loss.object)}"]
    if loss.takes:
        lines += ["  takes:", *[f"    - {_scalar(one)}" for one in loss.takes]]
    if loss.size:
        lines.append(f"  size: {_scalar(loss.size)}")
    return lines


def _scalar(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT
    # A string of JSON is one of YAML.
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _signed(value: object) -> str:
    return "" if value is None else f" {_scalar(value) if isinstance(value, str) else value}"


def _says_the_same(known: Approval, wanted: Approval) -> bool:
    """Whether both name the same losses of the same text, whatever their size was."""
    return (known.migration, known.checksum, _sized(known.loses)) == (
        wanted.migration,
        wanted.checksum,
        _sized(wanted.loses),
    )


def _sized(losses: tuple[Loss, ...]) -> tuple[Loss, ...]:
    return tuple([replace(one, size="") for one in losses])


def _end_of_front_matter(lines: list[str]) -> int | None:
    if not lines or lines[0].removeprefix("\ufeff").rstrip() != _FENCE:
        return None
    return next((at for at, line in enumerate(lines) if at and line.rstrip() == _FENCE), None)


def _place(matter: list[str], migration: str) -> tuple[int, int, str | None] | SpecProblem:
    """Return after and before which lines of the file the entry goes, and its indent.

    ``None`` for an indent where there is no list yet.
    """
    import yaml  # noqa: PLC0415 -- slow to import

    node = yaml.compose("\n".join([*matter, ""]), yaml.SafeLoader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    found = next((pair for pair in pairs if pair[0].value == "approvals"), None)
    if found is None:
        return len(matter), len(matter), None
    key, listed = found[0].start_mark.line + 1, found[1]
    if not isinstance(listed, yaml.SequenceNode) or not listed.value:
        return key - 1, key, None
    if listed.flow_style:
        return SpecProblem(key + 1, "approvals in brackets cannot be added to: one a line, please")
    indent = " " * (listed.value[0].start_mark.column - 2)
    starts = [item.start_mark.line for item in listed.value]
    ends = [_last_said(matter, end) for end in (*starts[1:], listed.end_mark.line)]
    for item, first, last in zip(listed.value, starts, ends, strict=True):
        if any(
            name.value == "migration" and value.value == migration for name, value in item.value
        ):
            return first, last, indent
    return ends[-1], ends[-1], indent


def _last_said(matter: list[str], end: int) -> int:
    """Return the line of the file before line ``end`` of the front matter that says anything."""
    while end > 0 and (not matter[end - 1].strip() or matter[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode(errors="surrogateescape")

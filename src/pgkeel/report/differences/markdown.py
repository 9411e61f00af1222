"""A comparison for a pull request: a summary, and what is long folded away."""

from collections.abc import Iterator, Sequence

from pgkeel.diff.script import render_script
from pgkeel.report.differences.comparison import Comparison, hazards, tally
from pgkeel.report.differences.wording import Line, told
from pgkeel.report.markup import code, fenced, folded
from pgkeel.report.wording import counted

_SHORT = 60


def markdown(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of the page."""
    before, after = comparison.names
    yield f"### Schema: {code(before)} → {code(after)}"
    yield ""
    if not comparison.differs:
        yield "No difference."
        return
    statements = counted(len(comparison.plan.steps), "statement")
    yield f"{tally(comparison)}; {statements}, {comparison.proof}."
    yield from _hazards(comparison)
    if comparison.renames:
        yield ""
        yield from (
            f"- renamed: {code(str(one.old))} → {code(str(one.new))}" for one in comparison.renames
        )
    if comparison.reordered:
        yield ""
        yield from (
            f"- columns of {code(str(one.address))} stand in another order, "
            f"which no plan can mend: "
            f"{code(', '.join(one.reached))} instead of {code(', '.join(one.wanted))}"
            for one in comparison.reordered
        )
    yield from folded_changes(comparison)
    if comparison.plan.steps:
        script = render_script(comparison.plan, comparison.before, ())
        yield from folded("SQL", fenced(script.strip("\n").splitlines(), "sql"))


def folded_changes(comparison: Comparison) -> Iterator[str]:
    """Yield what changed, object by object: folded, where there is more to it than that it did."""
    lines = {
        _html(str(root)): [line for change in changes for line in told(change, root)]
        for root, changes in comparison.by_root().items()
    }
    bare = {root: _word(found[0]) for root, found in lines.items() if _is_bare(found)}
    if bare:
        yield ""
        yield from (f"- {root}: {word}" for root, word in bare.items())
    for root, found in lines.items():
        if root not in bare:
            yield from folded(root, (text for line in found for text in _shown(line)))


def _hazards(comparison: Comparison) -> Iterator[str]:
    found = hazards(comparison)
    if found:
        yield ""
        yield "| hazard | statement | why |"
        yield "|---|---|---|"
        yield from (f"| {name} | {_cell(code(sql))} | {_cell(why)} |" for name, sql, why in found)


def _is_bare(lines: Sequence[Line]) -> bool:
    """Whether there is nothing to tell of an object but that it came or went."""
    return len(lines) == 1 and not (lines[0].what or lines[0].old or lines[0].new)


def _word(line: Line) -> str:
    return {"+": "new", "-": "gone", "~": "changed"}[line.sign]


def _shown(line: Line) -> Iterator[str]:
    words = _word(line)
    head = f"- {words}: {_html(line.what)}" if line.what else f"- {words}"
    if "\n" in line.old + line.new or len(line.old) + len(line.new) > _SHORT:
        yield head
        yield ""
        diff = [f"-{one}" for one in line.old.splitlines()]
        diff += [f"+{one}" for one in line.new.splitlines()]
        yield from fenced(diff, "diff")
    elif line.sign == "~":
        yield f"{head} {code(line.old)} → {code(line.new)}"
    else:
        yield f"{head} {code(line.old or line.new)}" if line.old or line.new else head


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

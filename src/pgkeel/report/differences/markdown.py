"""A comparison for a pull request: a summary, and what is long folded away."""

from collections.abc import Iterator

from pgkeel.diff.script import render_script
from pgkeel.report.differences.comparison import Comparison, hazards, tally
from pgkeel.report.differences.wording import Line, told
from pgkeel.report.wording import counted

_SHORT = 60


def markdown(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of the page."""
    before, after = comparison.names
    yield f"### Schema: {_code(before)} → {_code(after)}"
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
            f"- renamed: {_code(str(one.old))} → {_code(str(one.new))}"
            for one in comparison.renames
        )
    yield from (
        f"\n- columns of {_code(str(one.address))} stand in another order, which no plan can mend: "
        f"{_code(', '.join(one.reached))} instead of {_code(', '.join(one.wanted))}"
        for one in comparison.reordered
    )
    yield from folded_changes(comparison)
    if comparison.plan.steps:
        yield ""
        yield "<details><summary>SQL</summary>"
        yield ""
        yield from _fenced(render_script(comparison.plan, comparison.before, ()), "sql")
        yield ""
        yield "</details>"


def folded_changes(comparison: Comparison) -> Iterator[str]:
    """Yield what changed, object by object, folded."""
    for root, changes in comparison.by_root().items():
        yield ""
        yield f"<details><summary>{_html(str(root))}</summary>"
        yield ""
        for change in changes:
            for line in told(change, root):
                yield from _shown(line)
        yield ""
        yield "</details>"


def _hazards(comparison: Comparison) -> Iterator[str]:
    found = hazards(comparison)
    if found:
        yield ""
        yield "| hazard | statement | why |"
        yield "|---|---|---|"
        yield from (f"| {name} | {_cell(_code(sql))} | {_cell(why)} |" for name, sql, why in found)


def _shown(line: Line) -> Iterator[str]:
    words = {"+": "new", "-": "gone", "~": "changed"}[line.sign]
    head = f"- {words}: {_html(line.what)}" if line.what else f"- {words}"
    if "\n" in line.old + line.new or len(line.old) + len(line.new) > _SHORT:
        yield head
        yield ""
        diff = [f"-{one}" for one in line.old.splitlines()]
        diff += [f"+{one}" for one in line.new.splitlines()]
        yield from _fenced("\n".join(diff), "diff")
    elif line.sign == "~":
        yield f"{head} {_code(line.old)} → {_code(line.new)}"
    else:
        yield f"{head} {_code(line.old or line.new)}" if line.old or line.new else head


def _fenced(text: str, language: str) -> Iterator[str]:
    """Yield a block of code whose fence is longer than any run of backticks in it."""
    fence = "`" * max(3, _longest_run(text) + 1)
    yield f"{fence}{language}"
    yield from text.strip("\n").splitlines()
    yield fence


def _code(text: str) -> str:
    fence = "`" * (_longest_run(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _longest_run(text: str) -> int:
    longest = run = 0
    for letter in text:
        run = run + 1 if letter == "`" else 0
        longest = max(longest, run)
    return longest


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

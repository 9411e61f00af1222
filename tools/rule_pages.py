"""The pages of the linter's rules, with the true output on their samples; for ``write_docs``."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from linting import lint_sample
from pgkeel.lint.registry import all_rules
from pgkeel.lint.rule import Rule
from pgkeel.report.document import Style
from pgkeel.report.lines import render_finding


def pages() -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the lines of every page, that of the list first."""
    rules = all_rules()
    yield "rules/README.md", list(_index(rules))
    for rule in rules:
        yield f"rules/{rule.slug}.md", list(_page(rule))


def _index(rules: tuple[Rule, ...]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "Made from the rules by `make docs`. `keel lint` applies them, `keel rules` lists them."
    yield "The level of each is a setting: `[lint.levels]` in keel.toml."
    for chapter, group in groupby(rules, lambda rule: rule.chapter):
        yield from ("", f"## {chapter}", "", "| rule | level | what it finds |", "|---|---|---|")
        for rule in group:
            yield f"| [{rule.code} {rule.slug}]({rule.slug}.md) | {rule.level} | {rule.summary} |"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.slug}"
    yield ""
    yield f"{rule.code}, {rule.family}; {_told(rule)}"
    yield from ("", f"**{rule.summary[0].upper()}{rule.summary[1:]}.**", "", rule.why)
    yield from ("", "## Instead", "", rule.instead)
    yield from ("", "## Example", "")
    if rule.settings:
        yield from ("```toml", *rule.settings.rstrip("\n").splitlines(), "```", "")
    yield from ("```sql", *rule.bad_alone.rstrip("\n").splitlines(), "```", "")
    yield from ("```text", *_output(rule), "```", "", "Better:", "")
    yield from ("```sql", *rule.good.rstrip("\n").splitlines(), "```")


def _told(rule: Rule) -> str:
    parts = [f"level {rule.level}"]
    if rule.preset == "supabase":
        parts.append("only for the preset supabase")
    if rule.since > 14:
        parts.append(f"from PostgreSQL {rule.since} on")
    if rule.destructive:
        parts.append("can lose data: only an approved spec may allow it")
    if rule.sized:
        parts.append("weighed by the size of the table, where statistics tell it")
    return ", ".join(parts) + "."


def _output(rule: Rule) -> Iterator[str]:
    for finding in lint_sample(rule, rule.bad_alone, header=False):
        if finding.code.slug == rule.slug:
            yield from render_finding(finding, Style(verbosity=1)).splitlines()

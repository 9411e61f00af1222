"""``keel rules``: lists the rules of the linter, or tells one at length."""

import difflib
from itertools import groupby

import click

from pgkeel.cli.invocation import Invocation, unsliced_command
from pgkeel.lint.registry import all_rules
from pgkeel.lint.rule import Rule
from pgkeel.report.document import Document, Json
from pgkeel.report.wording import counted
from pgkeel.report.wrapping import headed


@click.command(short_help="List the rules of the linter, or tell one at length.")
@click.argument("rule", required=False)
@unsliced_command
def command(invocation: Invocation, rule: str | None) -> Document:
    """List the rules of the linter; with RULE, a name or code, tell that one at length."""
    rules = all_rules()
    if rule is None:
        return Document(
            command="rules",
            root=invocation.start,
            headline=counted(len(rules), "rule"),
            lines=tuple(_listed(rules)),
            data={"rules": [_data(one) for one in rules]},
        )
    found = next((one for one in rules if rule.lower() in (one.slug, one.code.lower())), None)
    if found is None:
        near = difflib.get_close_matches(rule, [one.slug for one in rules], n=3, cutoff=0.4)
        meant = f" Did you mean {', '.join(near)}?" if near else " `keel rules` lists them."
        raise click.BadParameter(f"there is no rule {rule!r}.{meant}", param_hint="RULE")
    return Document(
        command="rules",
        root=invocation.start,
        headline=f"{found.code} {found.slug}: {found.summary}",
        lines=tuple(_told(found)),
        data=_data(found),
    )


def _listed(rules: tuple[Rule, ...]) -> list[str]:
    width = max(len(one.slug) for one in rules)
    lines: list[str] = []
    for chapter, group in groupby(rules, lambda one: one.chapter):
        lines += ["", chapter]
        lines += [
            f"  {one.code}  {one.slug:{width}}  {one.level:7}  {one.summary}" for one in group
        ]
    return lines


def _told(rule: Rule) -> list[str]:
    lines = ["", *headed("Why", rule.why), "", *headed("Do", rule.instead)]
    samples = (("keel.toml", rule.settings), ("Bad", rule.bad_alone), ("Good", rule.good))
    for head, sample in samples:
        if not sample:
            continue
        lines += ["", f"  {head}", *(f"       {line}" for line in sample.splitlines())]
    level = f"{rule.level} by default; `[lint.levels] {rule.slug} = …` in keel.toml changes that"
    return [*lines, "", *headed("Level", level)]


def _data(rule: Rule) -> dict[str, Json]:
    return {
        "code": rule.code,
        "rule": rule.slug,
        "family": rule.family,
        "level": rule.level,
        "summary": rule.summary,
        "why": rule.why,
        "instead": rule.instead,
        "bad": rule.bad_alone,
        "good": rule.good,
        "destructive": rule.destructive,
        "preset": rule.preset,
        "since": rule.since,
    }

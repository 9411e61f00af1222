"""Lints texts on top of the example schema, as the tests of rules and cases do it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from pgkeel.config import Project, parse_settings
from pgkeel.config.slicing import MAIN, part
from pgkeel.finding import Finding
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.engine import Engine
from pgkeel.lint.example import EXAMPLE
from pgkeel.lint.ordering import in_order
from pgkeel.lint.policy import Size
from pgkeel.lint.registry import listed_rules
from pgkeel.lint.rule import Rule
from pgkeel.lint.settings import read_policy
from pgkeel.lint.source import Source
from pgkeel.migrations.approving import Approvals
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.migrations.header import parse_header
from pgkeel.names import Name
from pgkeel.sql import SqlText, leading_comments, with_room

HEADER = "-- Purpose: a sample.\n-- Rollback: not needed, it is a sample.\n"
_CARETS = re.compile(r"--[ ^]*\^[ ^]*|--<")


def lint(
    *texts: str,
    before: str = "",
    preset: Literal["plain", "supabase"] = "plain",
    server: int = 15,
    levels: dict[str, str] | None = None,
    sizes: dict[Name, Size] | None = None,
    kind: Literal["migration", "rollback", "loose"] = "migration",
    approvals: Approvals | None = None,
    settings: str = "",
    slice_: str = MAIN,
) -> list[Finding]:
    """Return the findings in ``texts``, which follow each other after the example schema."""
    told = parse_settings(settings, Path("keel.toml"))
    policy = replace(
        read_policy(part(Project(root=Path("nowhere"), settings=told), slice_)),
        server=server,
        preset=preset,
        exposed=("public",) if preset == "supabase" else (),
        levels=levels or {},
        sizes=sizes or {},
    )

    def work() -> list[Finding]:
        engine = Engine(policy=policy, dispatch=Dispatch(listed_rules(), policy))
        for number, text in enumerate((EXAMPLE, before)):
            engine.read(_source(f"V{number + 1:03}__before.sql", text, "migration", reported=False))
        reported = {}
        for text in texts:
            number = engine.files
            name = f"V{number + 1:03}__sample.sql"
            reported[number] = engine.read(
                _source(name, text, kind, reported=True, approvals=approvals)
            )
        engine.end(reported)
        return [finding for file in reported.values() for finding in in_order(file.findings)]

    return with_room(work)


def _source(
    name: str,
    text: str,
    kind: Literal["migration", "rollback", "loose"],
    *,
    reported: bool,
    approvals: Approvals | None = None,
) -> Source:
    read = SqlText(text.encode(), Path(name))
    leading = leading_comments(read)
    return Source(
        kind=kind,
        text=read,
        header=parse_header(read, leading)[0],
        no_transaction=is_no_transaction(read, leading),
        approvals=approvals,
        reported=reported,
    )


def lint_sample(rule: Rule, text: str, *, header: bool) -> list[Finding]:
    """Return the findings in a sample of ``rule``, which is asked even where it is off."""
    return lint(
        HEADER + text if header and rule.family != "header" else text,
        before=rule.before,
        preset=rule.preset,
        server=max(15, rule.since),
        levels={rule.slug: "error"} if rule.level == "off" else {},
        kind=rule.kind,
        settings=rule.settings,
    )


def carets(text: str) -> list[tuple[int, int]]:
    """Return the line and column of every caret: it points at the last line that has none.

    ``--<`` stands for a caret in the first column, where a comment can have none.
    """
    places = []
    line = 0
    for number, shown in enumerate(text.splitlines(), start=1):
        if _CARETS.fullmatch(shown):
            marks = "^" if shown == "--<" else shown
            places += [(line, column + 1) for column, letter in enumerate(marks) if letter == "^"]
        else:
            line = number
    return places


def told(findings: Sequence[Finding]) -> list[str]:
    """Return the findings in one line each, for a test that fails."""
    return [f"{one.place} {one.severity} {one.code.label}: {one.message}" for one in findings]

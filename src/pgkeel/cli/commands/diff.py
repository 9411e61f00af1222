"""``keel diff``: what differs between two schemas, and the proved SQL from one to the other."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from pgkeel.catalog.registry import all_kinds
from pgkeel.cli.comparing import Compared, Wish, compare_sources
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.refusing import refuse_lossy
from pgkeel.cli.selecting import selection_of
from pgkeel.config.url import redact
from pgkeel.diff.renames import Rename
from pgkeel.diff.script import render_script
from pgkeel.report.differences.comparison import Comparison, hazards, tally
from pgkeel.report.differences.data import data
from pgkeel.report.differences.markdown import markdown
from pgkeel.report.differences.mermaid import mermaid
from pgkeel.report.differences.review import review
from pgkeel.report.document import Document, Verbatim
from pgkeel.report.wording import counted
from pgkeel.sources.bench import Bench
from pgkeel.sources.parse import needs_project, parse_source


def _listed(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Let ``--ignore owner,comment`` mean the same as the option twice."""
    return tuple(one.strip() for value in values for one in value.split(","))


@click.command(short_help="Compare two schemas; write the SQL from one to the other.")
@click.argument("before")
@click.argument("after")
@click.option("--sql", "manner", flag_value="sql", help="Print the plan as a script for psql.")
@click.option("--summary", "manner", flag_value="summary", help="One line only.")
@click.option("--markdown", "manner", flag_value="markdown", help="For a pull request.")
@click.option("--mermaid", "manner", flag_value="mermaid", help="A diagram of what changed.")
@click.option("--json", "as_json", is_flag=True, help="For programs: the same as --format json.")
@click.option("--online", is_flag=True, help="Avoid what holds up a running database.")
@click.option(
    "--allow", multiple=True, type=click.Choice(["data-loss"]), help="Print it all the same."
)
@click.option("--no-proof", is_flag=True, help="Do not try the plan on a copy first.")
@click.option(
    "--rename",
    "renames",
    multiple=True,
    metavar="OLD=NEW",
    help="It is the same object. [repeatable]",
)
@click.option("--schema", "schemas", multiple=True, help="Only this schema. [repeatable]")
@click.option("--kind", "kinds", multiple=True, callback=_listed, help="Only objects of this kind.")
@click.option(
    "--object", "objects", multiple=True, help="Only objects of this name; * for anything."
)
@click.option("--ignore", multiple=True, callback=_listed, help="Kinds that do not count.")
@click.option("--column-order", is_flag=True, help="Let the order of columns count.")
@click.option("--no-cache", is_flag=True, help="Build from nothing; keep nothing.")
@keel_command
def command(
    invocation: Invocation,
    before: str,
    after: str,
    manner: str | None,
    online: bool,
    allow: tuple[str, ...],
    no_proof: bool,
    renames: tuple[str, ...],
    schemas: tuple[str, ...],
    kinds: tuple[str, ...],
    objects: tuple[str, ...],
    ignore: tuple[str, ...],
    column_order: bool,
    no_cache: bool,
) -> Document:
    """Compare two schemas and write the SQL that turns BEFORE into AFTER, proved in a sandbox.

    Each is a source: folder, folder@V014, a path to .sql, dump:PATH, env:NAME, release:NAME,
    current:NAME, postgresql://…, empty, or git:REVISION: before one that is a file.
    """
    project = invocation.project(required=any(map(needs_project, (before, after))))
    bench = Bench(project=project, environ=invocation.environ, cached=not no_cache)
    unknown = sorted({*kinds, *ignore} - set(all_kinds()))
    if unknown:
        raise click.BadParameter(f"there is no kind {unknown[0]!r}; `keel kinds` lists them")
    selection = selection_of(project, schemas=schemas, kinds=kinds, objects=objects, ignore=ignore)
    sources = [
        parse_source(text, project, invocation.environ, Path.cwd()) for text in (before, after)
    ]
    wish = Wish(
        selection=selection,
        online=online,
        prove=not no_proof,
        renames=renames,
        column_order=column_order,
        confirm=_ask if invocation.is_interactive and sys.stdin.isatty() else None,
    )
    compared = compare_sources((sources[0], sources[1]), bench, wish)
    if manner == "sql" and "data-loss" not in allow:
        refuse_lossy(compared.comparison.plan)
    return Document(
        command="diff",
        root=project.root,
        headline="" if manner in ("sql", "markdown", "mermaid") else _headline(compared.comparison),
        lines=tuple(_lines(compared, manner, invocation)),
        script=_script(compared.comparison) if manner == "sql" else Verbatim(),
        sections=compared.sections,
        data=data(compared.comparison),
        differs=compared.comparison.differs,
    )


def _ask(rename: Rename) -> bool:
    return click.confirm(f"Is {rename.new} the {rename.old} of before, renamed?", err=True)


def _lines(compared: Compared, manner: str | None, invocation: Invocation) -> Iterator[str]:
    comparison = compared.comparison
    if manner == "markdown":
        yield from markdown(comparison)
    elif manner == "mermaid":
        yield from mermaid(comparison)
    elif manner is None:
        yield from review(comparison, invocation.style, shutil.get_terminal_size().columns)
        yield from _hazards(comparison)


def _headline(comparison: Comparison) -> str:
    before, after = comparison.names
    if not comparison.differs:
        return f"{before} and {after}: no difference"
    statements = counted(len(comparison.plan.steps), "statement")
    return f"{before} to {after}: {tally(comparison)}; {statements}, {comparison.proof}"


def _script(comparison: Comparison) -> Verbatim:
    before, after = comparison.names
    head = (
        f"From {before} to {after}, {comparison.proof}.",
        f"To be run as {comparison.before.role}.",
    )
    return Verbatim(render_script(comparison.plan, comparison.before, [*map(redact, head)]))


def _hazards(comparison: Comparison) -> Iterator[str]:
    """Yield what the plan does to a running database, and how to get it."""
    found = hazards(comparison)
    if found:
        yield ""
        yield "Hazards of the plan:"
        width = max(len(one.hazard) for one in found)
        yield from (f"  {one.hazard:{width}}  {one.why}: {one.statement}" for one in found)
    if comparison.plan.steps:
        yield ""
        yield "--sql prints the statements."

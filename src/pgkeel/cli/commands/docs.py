"""``keel docs``: writes the data dictionary, and what headers say into the changelog."""

import click

from pgkeel.cli.documenting import parts_of
from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.noticing import updated_changelog
from pgkeel.data.keeping import read_page
from pgkeel.data.page import new_page, parse_page, render_page, stale_parts
from pgkeel.migrations.writing import replace_file
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import read_source
from pgkeel.sources.source import FolderSource


@click.command(short_help="Write the data dictionary, and what is new to CHANGELOG.md.")
@click.option("--no-cache", is_flag=True, help="Run all migrations; keep nothing.")
@keel_command
def command(invocation: Invocation, no_cache: bool) -> Document:
    """Write the data dictionary: tables, columns, keys, and who may do what.

    What the migrations make goes between markers in docs/data-dictionary.md. What people wrote
    around them, and between the markers of notes, stays as it is. The same schema gives the same
    bytes. If there is a CHANGELOG.md, what headers say in `Changelog` is added below
    `## Unreleased` where it is missing.
    """
    project = invocation.project()
    path = project.dictionary
    text = read_page(path)
    # Before anything runs: a page that cannot be written is told at once.
    known = parse_page(text, path)
    log = updated_changelog(project)
    bench = Bench(project=project, environ=invocation.environ, cached=not no_cache)
    made = parts_of(project, read_source(FolderSource(label="folder"), bench))
    page = known or new_page(text)
    wanted = render_page(page, made)
    changed = wanted != text
    if changed:
        replace_file(path, wanted.encode())
    if log:
        replace_file(project.changelog, log.text.encode())
    tables = sum(part.head.startswith("### ") for part in made)
    return filed(
        "docs",
        project.root,
        f"{project.name}: {counted(tables, 'table')}",
        written=(path,) if changed else (),
        changed=(project.changelog,) if log else (),
        kept=() if changed else (path,),
        notes=[f"    {line}" for line in stale_parts(page, made)] if known else (),
    )

"""``keel stats``: writes down how large the tables of an environment are, and its queries."""

from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.config.environment import environment_url
from pgkeel.errors.catalogue import mig
from pgkeel.migrations.texts import read_if_there
from pgkeel.migrations.writing import replace_file
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
from pgkeel.sources.live import live_session
from pgkeel.statistics import (
    Statistics,
    Workload,
    queries_beside,
    render_statistics,
    render_workload,
    size_phrase,
)
from pgkeel.statistics.live import read_live
from pgkeel.statistics.live_workload import read_workload

_SHOWN = 5


@click.command(short_help="Write down how large tables are, and what they are asked.")
@click.option("--env", "environment", help="The environment. [default: that of [lint], prod]")
@click.option("--out", type=click.Path(path_type=Path), help="Another file to write.")
@keel_command
def command(invocation: Invocation, environment: str | None, out: Path | None) -> Document:
    """Write down how large the tables of an environment are and what it is asked, for proofs.

    Sizes are estimates from the catalogs, read without waiting for any lock. Queries are those of
    pg_stat_statements, where that is there, without their constants: no data.
    """
    project = invocation.project()
    name = environment or project.settings.lint.environment
    with live_session(environment_url(project, name, invocation.environ), name) as session:
        statistics = read_live(session, name)
        workload = read_workload(session)
    path = out.absolute() if out else project.statistics(name)
    contents = {path: render_statistics(statistics)}
    if isinstance(workload, Workload) and workload.queries:
        contents[queries_beside(path)] = render_workload(workload, name)
    changed = [
        one for one, text in contents.items() if read_if_there(one, mig.CANNOT_WRITE) != text
    ]
    for one in changed:
        replace_file(one, contents[one])
    return filed(
        "stats",
        project.root,
        f"{name}: {counted(len(statistics.tables), 'table')}",
        written=changed,
        kept=[one for one in contents if one not in changed],
        notes=[*_largest(statistics), *_told(workload)],
    )


def _told(workload: Workload | str) -> list[str]:
    """Return what there is to say of queries, those above all that are not written down."""
    if isinstance(workload, str):
        return [f"  no queries are written: {workload}"]
    number = len(workload.queries)
    notes = [f"  {number:,} quer{'y' if number == 1 else 'ies'}, without constants"]
    if workload.hidden:
        notes.append(f"  {workload.hidden:,} of other roles may not be seen: pg_read_all_stats may")
    if workload.unreadable:
        notes.append(f"  {workload.unreadable:,} are no SQL without their constants: left out")
    return notes


def _largest(statistics: Statistics) -> list[str]:
    tables = sorted(statistics.tables.items(), key=lambda item: (-item[1].bytes, item[0]))
    width = max((len(name) for name, _ in tables[:_SHOWN]), default=0)
    return [
        f"  {name:{width}}  {size_phrase(table.rows, table.bytes)}"
        for name, table in tables[:_SHOWN]
    ]

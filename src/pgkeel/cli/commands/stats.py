"""``keel stats``: writes down how large the tables of an environment are."""

from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.config.environment import environment_url
from pgkeel.migrations.writing import replace_file
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
from pgkeel.sources.live import live_session
from pgkeel.statistics import Statistics, render_statistics, size_phrase
from pgkeel.statistics.live import read_live

_SHOWN = 5


@click.command()
@click.option("--env", "environment", help="The environment. [default: that of [lint], prod]")
@click.option("--out", type=click.Path(path_type=Path), help="Another file to write.")
@keel_command
def command(invocation: Invocation, environment: str | None, out: Path | None) -> Document:
    """Write down how many rows and bytes the tables of an environment have, for `keel lint`.

    Estimates from the catalogs, read in one read-only query that waits for no lock; no data.
    """
    project = invocation.project()
    name = environment or project.settings.lint.environment
    with live_session(environment_url(project, name, invocation.environ), name) as session:
        statistics = read_live(session, name)
    path = out.absolute() if out else project.statistics(name)
    content = render_statistics(statistics)
    changed = not path.exists() or path.read_bytes() != content
    if changed:
        replace_file(path, content)
    return filed(
        "stats",
        project.root,
        f"{name}: {counted(len(statistics.tables), 'table')}",
        written=(path,) if changed else (),
        kept=() if changed else (path,),
        notes=_largest(statistics),
    )


def _largest(statistics: Statistics) -> list[str]:
    tables = sorted(statistics.tables.items(), key=lambda item: (-item[1].bytes, item[0]))
    width = max((len(name) for name, _ in tables[:_SHOWN]), default=0)
    return [
        f"  {name:{width}}  {size_phrase(table.rows, table.bytes)}"
        for name, table in tables[:_SHOWN]
    ]

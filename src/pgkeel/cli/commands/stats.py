"""``keel stats``: writes down how large the tables of an environment are."""

import difflib
from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.config import DatabaseUrl, Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg, sbx
from pgkeel.errors.catalogue import env as env_codes
from pgkeel.migrations.writing import replace_file
from pgkeel.postgres.session import Session, StatementError
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
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
    url = _url(project, name, invocation)
    statistics = _read(url, name)
    path = out.absolute() if out else project.current / f"{name}.stats.json"
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


def _url(project: Project, name: str, invocation: Invocation) -> DatabaseUrl:
    known = project.settings.environments
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        listed = f"there are: {', '.join(known)}" if known else f"add [environments.{name}]"
        raise KeelError(
            cfg.NO_ENVIRONMENT,
            f"keel.toml has no [environments.{name}]",
            place=Place(path=project.root / "keel.toml"),
            hint=f"did you mean `{near[0]}`?" if near else listed,
        )
    source = known[name].url
    url = source.resolve(invocation.environ)
    if url is None:
        raise KeelError(cfg.NO_ENVIRONMENT, f"{source} is not set")
    return url


def _read(url: DatabaseUrl, name: str) -> Statistics:
    try:
        with Session.on_url(url) as session:
            return read_live(session, name)
    except StatementError as error:
        detail = "\n".join(error.failure.lines())
        raise KeelError(env_codes.REFUSED, f"{name} refused to answer", detail=detail) from error
    except KeelError as error:
        if error.code is not sbx.CANNOT_CONNECT:
            raise
        raise KeelError(env_codes.CANNOT_CONNECT, error.message, detail=error.detail) from error


def _largest(statistics: Statistics) -> list[str]:
    tables = sorted(statistics.tables.items(), key=lambda item: (-item[1].bytes, item[0]))
    width = max((len(name) for name, _ in tables[:_SHOWN]), default=0)
    return [
        f"  {name:{width}}  {size_phrase(table.rows, table.bytes)}"
        for name, table in tables[:_SHOWN]
    ]

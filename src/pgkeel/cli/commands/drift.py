"""``keel drift``: what live databases have that neither the folder nor their snapshot has."""

import re
import time
from collections.abc import Sequence
from pathlib import Path

import click

from pgkeel.cli.drift_document import document_of, samples
from pgkeel.cli.drifting import Found, look_at
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.config import Project
from pgkeel.config.environment import environment_url
from pgkeel.data.reference_tables import patterns_of
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import cfg, mig
from pgkeel.migrations.texts import read_if_there
from pgkeel.migrations.writing import replace_file
from pgkeel.report.document import Document
from pgkeel.report.drift.markdown import markdown
from pgkeel.report.drift.prometheus import exposition
from pgkeel.sources.bench import Bench

_DURATION = re.compile(r"(?P<number>\d+)(?P<unit>[smh]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}


def _seconds(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    found = _DURATION.fullmatch(value)
    if not found or not int(found["number"]):
        raise click.BadParameter(f"{value!r} is no time; such as 30s, 5m or 1h")
    return int(found["number"]) * _SECONDS[found["unit"]]


@click.command(short_help="Say where live databases differ from what is recorded.")
@click.option(
    "--env", "names", multiple=True, help="An environment, or all. [default: all] [repeatable]"
)
@click.option("--data", "rows", is_flag=True, help="Compare reference data, too.")
@click.option("--sql", "manner", flag_value="sql", help="Print the SQL that puts it back.")
@click.option("--markdown", "manner", flag_value="markdown", help="For an issue or a chat.")
@click.option("--adopt", "manner", flag_value="adopt", help="Write it as the next migration.")
@click.option(
    "--allow", multiple=True, type=click.Choice(["data-loss"]), help="Print or write it even so."
)
@click.option(
    "--watch",
    metavar="TIME",
    callback=_seconds,
    help="Look again and again, such as every 5m; tell each change once.",
)
@click.option(
    "--prometheus",
    metavar="[FILE]",
    is_flag=False,
    flag_value="-",
    help="Write figures for Prometheus, to standard output without FILE.",
)
@click.option("--yes", is_flag=True, help="With --adopt: do not ask where it is protected.")
@click.option("--no-cache", is_flag=True, help="Read everything; keep nothing.")
@keel_command
def command(
    invocation: Invocation,
    names: tuple[str, ...],
    rows: bool,
    manner: str | None,
    allow: tuple[str, ...],
    watch: int | None,
    prometheus: str | None,
    yes: bool,
    no_cache: bool,
) -> Document | int:
    """Say where live databases differ from the folder and from what is recorded of them.

    All environments of keel.toml are read at once, each against its snapshot in schema/current
    and against the folder as far as the database has it. --data compares the rows of the tables
    of [reference] as well: keys and hashes, in one read-only transaction. Exit code 1 on drift, 2
    where one could not be read.
    """
    project = invocation.project()
    chosen = _chosen(project, names, invocation)
    if manner in ("sql", "adopt"):
        _refuse_more(manner, chosen, also=bool(watch or prometheus or rows))
    if rows and not patterns_of(project):
        raise click.UsageError("--data: no reference table is named in [reference] of keel.toml")
    bench = Bench(project=project, environ=invocation.environ, cached=not no_cache)
    if watch:
        from pgkeel.cli.drift_watch import watch_drift  # noqa: PLC0415 -- hardly ever wanted

        def look() -> Sequence[Found]:
            found = look_at(project, bench, invocation.environ, rows=rows).at(chosen)
            if prometheus and prometheus != "-":
                _write_figures(found, Path(prometheus))
            return found

        return watch_drift(invocation, project, look, watch)
    found = look_at(project, bench, invocation.environ, rows=rows).at(chosen)
    document = document_of(project, found)
    if prometheus == "-":
        return invocation.say(exposition(samples(found), time.time(), ""), document)
    if prometheus:
        _write_figures(found, Path(prometheus))
    if manner == "sql":
        from pgkeel.cli.drift_undo import script  # noqa: PLC0415 -- as above

        sql = script(found[0], allow=bool(allow))
        return Document(
            command="drift",
            root=project.root,
            headline="",
            script=sql,
            data=document.data,
            differs=bool(sql),
        )
    if manner == "adopt":
        from pgkeel.cli.drift_adoption import adopt  # noqa: PLC0415 -- as above

        return adopt(invocation, project, bench, found[0], allow=bool(allow), yes=yes)
    if manner == "markdown" and invocation.format == "text":
        text = "".join(f"{line}\n" for line in markdown(document))
        return invocation.say(invocation.clean(text), document)
    return document


def _refuse_more(manner: str, chosen: Sequence[str], *, also: bool) -> None:
    if len(chosen) > 1:
        raise click.UsageError(f"--{manner} is for one environment: give --env NAME")
    if also:
        message = f"--{manner} goes with none of --watch, --prometheus and --data"
        raise click.UsageError(message)


def _chosen(project: Project, names: tuple[str, ...], invocation: Invocation) -> tuple[str, ...]:
    """Return the environments that are meant. CFG008 for one that keel.toml does not have."""
    known = tuple(project.settings.environments)
    for name in names:
        if name not in known and name != "all":
            environment_url(project, name, invocation.environ)
    if not known:
        raise KeelError(
            cfg.NO_ENVIRONMENT,
            "keel.toml has no environment to look at",
            hint='add one: [environments.prod] with url = "env:PROD_DATABASE_URL"',
        )
    if not names or "all" in names:
        return known
    return tuple(name for name in known if name in names)


def _write_figures(found: Sequence[Found], path: Path) -> None:
    """Put the figures in the place of those before, in one step."""
    path = path.absolute()
    before = (read_if_there(path, mig.CANNOT_WRITE) or b"").decode(errors="replace")
    replace_file(path, exposition(samples(found), time.time(), before).encode())

"""``keel seed``: loads the rows that a database for development begins with."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from pgkeel.cli.applying import stoppable
from pgkeel.cli.fleet import is_fleet
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import wait_option
from pgkeel.cli.progress import telling
from pgkeel.cli.seeding import as_findings, as_json, chosen, line, read_seeds, tally
from pgkeel.cli.targets import environment_of, oldest_server
from pgkeel.config import Project
from pgkeel.config.environment import environment_url
from pgkeel.config.url import DatabaseUrl
from pgkeel.data.seeding.loading import Filled, Limits, load
from pgkeel.data.seeding.plan import SeedsError, plan_seeds
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import run, seeds
from pgkeel.report.document import Document, Section
from pgkeel.report.wording import counted
from pgkeel.runner.connecting import connected
from pgkeel.runner.lock import locked
from pgkeel.runner.pooling import refuse_pooled
from pgkeel.runner.settings import seconds
from pgkeel.runner.target import read_target, refuse_target
from pgkeel.runner.telling import Kind, Tell, Told

if TYPE_CHECKING:
    from pgkeel.cli.synthesising import Synthesising


@click.command(short_help="Load the rows that a database for development begins with.")
@click.option("--env", "environment", help="The environment.")
@click.option("--only", multiple=True, metavar="TABLE", help="This table alone. [repeatable]")
@click.option("--dry-run", is_flag=True, help="Load in a transaction that is rolled back.")
@click.option("--synthesise", is_flag=True, help="Make rows up for tables without seeds.")
@click.option("--rows", type=click.IntRange(1), help="How many of each. [default: 10]")
@click.option("--random-seed", type=int, help="Another number gives other rows. [default: 0]")
@click.option("--write", is_flag=True, help="Write what is made up as seed files; load nothing.")
@wait_option
@keel_command
def command(
    invocation: Invocation,
    environment: str | None,
    only: tuple[str, ...],
    dry_run: bool,
    synthesise: bool,
    rows: int | None,
    random_seed: int | None,
    write: bool,
    wait: str | None,
) -> Document | int:
    """Load the seeds of data/sample_data into a database for development, or nothing of them.

    One transaction, in the order of foreign keys. Rows that are there are known by their key: only
    what differs is written, so the same command again changes nothing. Environments that keel.toml
    marks as protected are refused.

    With --synthesise, tables without seeds and without rows get rows that are made up: of the right
    types, meeting constraints and pointing at rows that are there. The same number gives the same
    rows. --only then names tables to make rows up for.
    """
    _refuse_options(synthesise, rows, random_seed, write, dry_run, environment)
    project = invocation.project()
    synthesis: Synthesising | None = None
    if synthesise:
        from pgkeel.cli import synthesising  # noqa: PLC0415 -- seldom wanted

        wish = synthesising.Wish(rows=rows or 10, seed=random_seed or 0, only=only)
        if write:
            return synthesising.write(invocation, project, wish)
        synthesis = synthesising.Synthesising(project, wish)
    files = read_seeds(project).files
    files = chosen(files, only) if only and not synthesise else files
    environment = str(environment)
    _refuse(project, environment)
    settings = project.settings.apply
    limits = Limits(
        lock_timeout=settings.lock_timeout, statement_timeout=settings.statement_timeout
    )
    url = environment_url(project, environment, invocation.environ)
    _refuse_other_name(project, environment, url, invocation.environ)
    with stoppable(), telling(invocation) as tell, connected(url, environment) as session:
        here = environment_of(project, environment)
        refuse_target(read_target(session), here, oldest=oldest_server(project))
        refuse_pooled(session, url, environment)
        with locked(session, project.settings.ledger, seconds(wait or settings.wait), tell):
            try:
                plan = plan_seeds(session, files, project.settings.seeds)
            except SeedsError as error:
                return _unfit(project, environment, error)
            then = synthesis.after(session, files, _teller(tell)) if synthesis else None
            filled = load(session, plan, limits, _teller(tell), keep=not dry_run, then=then)
    document = _loaded(project, environment, filled, dry_run=dry_run)
    return synthesis.told(document, dry_run=dry_run) if synthesis else document


def _refuse_options(
    synthesise: bool,
    rows: int | None,
    random_seed: int | None,
    write: bool,
    dry_run: bool,
    environment: str | None,
) -> None:
    """Raise a usage error for options that mean nothing together."""
    if not synthesise and (write or rows is not None or random_seed is not None):
        raise click.UsageError("--rows, --random-seed and --write are for --synthesise")
    if write and (environment or dry_run):
        raise click.UsageError("--write makes rows in a sandbox: leave --env and --dry-run out")
    if not write and environment is None:
        raise click.UsageError("Missing option '--env'.")


def _refuse(project: Project, name: str) -> None:
    """Raise DAT310 for a protected environment, RUN031 for what stands for many databases."""
    if is_fleet(project, name):
        raise KeelError(run.NOT_FOR_FLEETS, f"seeds with {name}")
    known = project.settings.environments.get(name)
    if known and known.protected:
        raise KeelError(
            seeds.PROTECTED,
            f"{name} is protected: seeds are for development",
            place=Place(path=project.root / "keel.toml"),
        )


def _refuse_other_name(
    project: Project, name: str, url: DatabaseUrl, environ: Mapping[str, str]
) -> None:
    """Raise DAT310 where a protected environment is the same database, as far as URLs tell."""
    for other, known in project.settings.environments.items():
        if not known.protected or is_fleet(project, other) or url.place is None:
            continue
        there = known.url.resolve(environ)
        if there is not None and there.place == url.place:
            raise KeelError(
                seeds.PROTECTED,
                f"{name} is the same database as {other}, which is protected",
                place=Place(path=project.root / "keel.toml"),
            )


def _teller(tell: Tell) -> Callable[[int, int, str], None]:
    def told(done: int, total: int, name: str) -> None:
        kind: Kind = "begins" if done < total else "done"
        tell(Told(kind=kind, text=name, done=done, total=total))

    return told


def _unfit(project: Project, environment: str, error: SeedsError) -> Document:
    """Tell all that keeps seeds from being loaded, the first as the error."""
    first, *others = error.problems
    section = Section(
        name="seed",
        summary=f"{counted(len(error.problems), 'seed')} cannot be loaded",
        findings=as_findings(others),
    )
    return Document(
        command="seed",
        root=project.root,
        headline=f"{environment}: nothing loaded",
        sections=(section,) if others else (),
        error=first,
    )


def _loaded(
    project: Project, environment: str, filled: Sequence[Filled], *, dry_run: bool
) -> Document:
    taken_back = ", tried and taken back" if dry_run else ""
    said = f"{tally(filled)}{taken_back}" if filled else "no seeds"
    return Document(
        command="seed",
        root=project.root,
        headline=f"{environment}: {said}",
        lines=tuple(map(line, filled)),
        data={
            "environment": environment,
            "kept": not dry_run,
            "files": [as_json(one, project) for one in filled],
        },
    )

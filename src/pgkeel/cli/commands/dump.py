"""``keel dump``: a schema as canonical SQL, proved to make the same schema again."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.config import Project
from pgkeel.migrations.writing import replace_file
from pgkeel.postgres.moment import Holding
from pgkeel.release.begun import Begun, begin_dump
from pgkeel.release.sums import read_dump, record
from pgkeel.report.document import Document
from pgkeel.sources.parse import parse_source
from pgkeel.sources.source import LiveSource, Source


@click.command(short_help="Write the schema of an environment as canonical SQL.")
@click.option("--env", "environment", help="An environment. [default: that of [release], prod]")
@click.option("--source", help="Any other source: folder, folder@V014, release:NAME, a URL.")
@click.option("--out", help="The file to write, `-` for standard output. [default: its place]")
@click.option("--at", metavar="VERSION", help="Where it stands, if no ledger in it tells.")
@click.option("--no-proof", is_flag=True, help="Do not load it in a sandbox first.")
@click.option("--no-cache", is_flag=True, help="Read everything; keep nothing.")
@keel_command
def command(
    invocation: Invocation,
    environment: str | None,
    source: str | None,
    out: str | None,
    at: str | None,
    no_proof: bool,
    no_cache: bool,
) -> Document | int:
    """Write the schema of an environment, or of any source, as canonical SQL.

    The same schema gives the same bytes. An environment goes to schema/current/NAME.schema.sql
    unless --out says otherwise. The file is replaced in one step, once psql has loaded the new one
    in a sandbox and it made the same schema. Secrets are left out.
    """
    if environment and source:
        raise click.UsageError("give --env NAME or --source SOURCE, not both")
    if source and out is None:
        raise click.UsageError("--source needs --out: a file, or - for standard output")
    project = invocation.project()
    environment = environment or project.settings.release.environment
    wanted = parse_source(source or f"env:{environment}", project, invocation.environ, Path.cwd())
    with _begun(wanted, project) as begun:
        # What reads, proves and compares is imported while pg_dump works.
        from pgkeel.cli.dumping import Asked, dumped, keep_dumped  # noqa: PLC0415 -- as said
        from pgkeel.sources.bench import Bench  # noqa: PLC0415 -- as said

        bench = Bench(project=project, environ=invocation.environ, cached=not no_cache)
        asked = Asked(name=_name(wanted, source), at=at, prove=not no_proof)
        invocation.prepare()
        made = dumped(wanted, bench, asked, begun)
    if out == "-":
        # As it is: to blot out what looks like a password would break a function that has none.
        sys.stdout.flush()
        sys.stdout.buffer.write(made.dump.text)
        return 0
    path = _place(project, environment) if out is None else Path(out).absolute()
    changed = _written(project, made.dump.text, path)
    keep_dumped(made, bench, path)
    return filed(
        "dump",
        project.root,
        f"{wanted.label}: {made.size}",
        written=(path,) if changed else (),
        kept=() if changed else (path,),
        notes=[f"  {note}" for note in made.notes],
    )


def _begun(wanted: Source, project: Project) -> AbstractContextManager[Begun | None]:
    if not isinstance(wanted, LiveSource):
        return nullcontext()
    return begin_dump(wanted, project, click.get_current_context().find_object(Holding))


def _written(project: Project, text: bytes, path: Path) -> bool:
    """Write a dump where it belongs; whether it is another one than before."""
    changed = read_dump(path) != text
    if path.is_relative_to(project.dumps):
        # Also where the file is the same: its line may be missing.
        record(project, {path: text})
    elif changed:
        replace_file(path, text)
    return changed


def _name(wanted: Source, given: str | None) -> str:
    """Return what the dump calls its source: a URL would tell host and user."""
    return "a URL" if given and isinstance(wanted, LiveSource) else wanted.label


def _place(project: Project, environment: str) -> Path:
    return project.current / f"{environment}.schema.sql"

"""``keel dump``: a schema as canonical SQL, proved to make the same schema again."""

from pathlib import Path

import click

from pgkeel.cli.comparing import selection_of
from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.migrations.writing import replace_file
from pgkeel.release.dump import dump_source, left_of
from pgkeel.release.sums import record
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
from pgkeel.sources.bench import Bench
from pgkeel.sources.parse import parse_source

_SHOWN = 20


@click.command()
@click.option("--env", "environment", help="An environment of keel.toml.")
@click.option("--source", help="Any other source: folder, folder@V014, release:NAME, a URL.")
@click.option("--out", help="The file to write, `-` for standard output. [default: its place]")
@click.option("--no-proof", is_flag=True, help="Do not load it in a sandbox first.")
@click.option("--no-cache", is_flag=True, help="Read everything; keep nothing.")
@keel_command
def command(
    invocation: Invocation,
    environment: str | None,
    source: str | None,
    out: str | None,
    no_proof: bool,
    no_cache: bool,
) -> Document:
    """Write the schema of an environment, or of any source, as canonical SQL.

    The same schema gives the same bytes. An environment goes to schema/current/NAME.schema.sql
    unless --out says otherwise. The file is replaced in one step, once the new one has been
    loaded in a sandbox and gave the same schema.
    """
    if (environment is None) == (source is None):
        raise click.UsageError("give --env NAME or --source SOURCE")
    if environment is None and out is None:
        raise click.UsageError("--source needs --out: a file, or - for standard output")
    project = invocation.project()
    name = f"env:{environment}" if environment else str(source)
    wanted = parse_source(name, project, invocation.environ, Path.cwd())
    bench = Bench(project=project, environ=invocation.environ, cached=not no_cache)
    selection = selection_of(project)
    asked = f"--env {environment}" if environment else f"--source {wanted.label}"
    whose = f"{wanted.label}, slice {project.slice}," if project.slice else f"{wanted.label},"
    command = f"keel dump{project.flag} {asked}"
    head = (f"The schema of {whose} written by `{command}`.", "Do not edit it.")
    dump = dump_source(wanted, bench, selection, head)
    if not no_proof:
        left = left_of(dump, bench, selection)
        if left:
            raise KeelError(
                rel.DUMP_DIFFERS,
                f"{counted(len(left), 'object')} of the dump would differ",
                detail="\n".join(str(change.address) for change in left[:_SHOWN]),
            )
    if out == "-":
        lines = tuple(dump.text.decode().splitlines())
        return Document(command="dump", root=project.root, headline="", lines=lines)
    path = _place(project, environment) if out is None else Path(out).absolute()
    changed = not path.exists() or path.read_bytes() != dump.text
    if changed and path.is_relative_to(project.dumps):
        record(project, {path: dump.text})
    elif changed:
        replace_file(path, dump.text)
    return filed(
        "dump",
        project.root,
        f"{wanted.label}: {counted(len(selection.of(dump.snapshot).objects), 'object')}",
        written=(path,) if changed else (),
        kept=() if changed else (path,),
        notes=() if no_proof else ("proved: loaded in a sandbox it makes the same schema",),
    )


def _place(project: Project, environment: str | None) -> Path:
    return project.current / f"{environment}.schema.sql"

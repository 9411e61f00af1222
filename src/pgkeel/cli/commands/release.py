"""``keel release``: freezes the schema of an environment under a name."""

from datetime import UTC, datetime

import click

from pgkeel import __version__
from pgkeel.catalog.fingerprint import fingerprint
from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.noticing import read_changelog, with_release
from pgkeel.cli.releasing import Stuff, dumped_stuff, keep_release, recorded_stuff, refuse
from pgkeel.cli.selecting import selection_of
from pgkeel.git.repository import find_repository
from pgkeel.migrations.folder import read_folder
from pgkeel.release.freeze import current_path, freeze, refuse_second
from pgkeel.release.manifest import Manifest
from pgkeel.release.naming import checked_name, name_from_tag
from pgkeel.release.standing import Standing
from pgkeel.release.sums import digest
from pgkeel.report.document import Document
from pgkeel.sources.bench import Bench


@click.command(short_help="Freeze the schema of production under a name.")
@click.argument("name", required=False)
@click.option("--from-tag", is_flag=True, help="Name it as the tag of this commit.")
@click.option("--env", "environment", help="Freeze this one. [default: that of [release], prod]")
@click.option("--at", metavar="VERSION", help="Where it stands, if no ledger in it tells.")
@click.option("--recorded", is_flag=True, help="Freeze its dump as it is; ask no environment.")
@click.option(
    "--allow",
    "allowed",
    multiple=True,
    type=click.Choice(["pending", "drift"]),
    help="Freeze it although migrations are pending, or it was changed by hand. [repeatable]",
)
@click.option("--no-cache", is_flag=True, help="Read everything; keep nothing.")
@keel_command
def command(
    invocation: Invocation,
    name: str | None,
    from_tag: bool,
    environment: str | None,
    at: str | None,
    recorded: bool,
    allowed: tuple[str, ...],
    no_cache: bool,
) -> Document:
    """Freeze the schema of an environment as schema/releases/NAME.schema.sql.

    The environment is dumped as `keel dump` does it; its dump before goes to schema/archive/, and
    a manifest beside the frozen one tells version, checksums, fingerprint, commit and time. What
    is frozen is never overwritten. What CHANGELOG.md has below `## Unreleased` becomes the section
    of the release.
    """
    if (name is None) is not from_tag:
        raise click.UsageError("give a NAME or --from-tag")
    if at and recorded:
        raise click.UsageError("--at is for `keel dump`: a recorded dump says where it stands")
    project = invocation.project()
    name = checked_name(name) if name else name_from_tag(project, invocation.environ)
    refuse_second(project, name)
    folder = read_folder(project)
    # Before anything runs: a page that cannot be read is told at once.
    read_changelog(project, folder)
    environment = environment or project.settings.release.environment
    bench = Bench(project=project, environ=invocation.environ, cached=not no_cache)
    selection = selection_of(project)
    if recorded:
        stuff = recorded_stuff(bench, environment)
    else:
        stuff = dumped_stuff(bench, selection, environment, at)
    standing, allowances = refuse(stuff, environment, bench, selection, allowed)
    repository = find_repository(project.root, invocation.environ)
    manifest = Manifest(
        name=name,
        environment=environment,
        version=stuff.head,
        time=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        commit=repository.head() if repository else None,
        server=stuff.server,
        keel=__version__,
        dump=f"sha256:{digest(stuff.text)}",
        fingerprint=fingerprint(selection.of(stuff.snapshot)),
        objects=len(selection.of(stuff.snapshot).objects),
        migrations={one.label: one.checksum for one in standing.applied},
    )
    page = with_release(project, folder, name, manifest.time[:10], standing.applied)
    beside = {project.changelog: page.text.encode()} if page else {}
    frozen = freeze(project, manifest, stuff.text, beside)
    keep_release(bench, environment, stuff)
    current = current_path(project, environment)
    changed = {current, *beside}
    return filed(
        "release",
        project.root,
        f"{name}: {environment} {_where(stuff, standing)}",
        written=[path for path in frozen.written if path not in changed],
        changed=[path for path in frozen.written if path in changed],
        moved={current: frozen.archived} if frozen.archived else {},
        kept=frozen.kept,
        notes=[f"  {note}" for note in (*allowances, *stuff.notes)],
    )


def _where(stuff: Stuff, standing: Standing) -> str:
    return f"at {stuff.head}" if stuff.head else f"as the folder makes it at {standing.label}"

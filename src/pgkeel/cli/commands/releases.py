"""``keel releases``: lists what was released, and writes notes on one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec

from pgkeel.cli.comparing import Wish, compare_sources
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.selecting import selection_of
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import dif
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.version import Version
from pgkeel.release.manifest import Release, read_releases
from pgkeel.report.document import Document, Json
from pgkeel.report.release_notes import Notes, render_notes
from pgkeel.report.wording import counted
from pgkeel.sources.bench import Bench
from pgkeel.sources.source import Empty, SqlSource

_UNKNOWN = "?"


@click.command(short_help="List the releases, or write notes on one.")
@click.option("--notes", "noted", metavar="NAME", help="Release notes of this one, in markdown.")
@click.option("--since", metavar="NAME", help="With --notes: what to compare with.")
@click.option("--no-cache", is_flag=True, help="Build from nothing; keep nothing.")
@keel_command
def command(
    invocation: Invocation, noted: str | None, since: str | None, no_cache: bool
) -> Document:
    """List the releases, or write notes on one: what changed since the one before.

    Notes hold the lines `Changelog:` of the headers of its migrations, and the differences of
    the two schemas.
    """
    if since and not noted:
        raise click.UsageError("--since needs --notes")
    project = invocation.project()
    releases = read_releases(project)
    if noted is None:
        return Document(
            command="releases",
            root=project.root,
            headline=counted(len(releases), "release") if releases else "no release yet",
            lines=tuple(_table(releases)),
            data={"releases": [_data(one, project.root) for one in releases]},
        )
    release = _named(noted, releases, project.releases)
    before = _named(since, releases, project.releases) if since else _before(release, releases)
    bench = Bench(project=project, environ=invocation.environ, cached=not no_cache)
    sources = (
        SqlSource(label=f"release:{before.name}", path=before.path) if before else Empty(),
        SqlSource(label=f"release:{release.name}", path=release.path),
    )
    compared = compare_sources(sources, bench, Wish(selection=selection_of(project), prove=False))
    folder = read_folder(project)
    notes = Notes(
        name=release.name,
        before=before.name if before else None,
        version=release.manifest.version if release.manifest else None,
        day=release.manifest.time[:10] if release.manifest else None,
        migrations=tuple(_new(release, before, folder.migrations)),
        comparison=compared.comparison,
    )
    return Document(
        command="releases",
        root=project.root,
        headline="",
        lines=tuple(render_notes(notes)),
        sections=compared.sections,
        data={"release": release.name, "before": before.name if before else None},
    )


def _table(releases: Sequence[Release]) -> Iterator[str]:
    rows = [_row(release) for release in releases]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(4)]
    for row in rows:
        cells = [f"{cell:{width}}" for cell, width in zip(row, widths, strict=False)]
        yield f"  {'  '.join((*cells, *row[len(widths) :]))}".rstrip()


def _row(release: Release) -> tuple[str, ...]:
    one = release.manifest
    if one is None:
        return (release.name, _UNKNOWN, _UNKNOWN, "", "no manifest: not frozen by keel")
    commit = f"commit {one.commit[:12]}" if one.commit else "outside of git"
    server = f"PostgreSQL {one.server}" if one.server else "from the recorded dump"
    return (
        one.name,
        one.version or "no ledger",
        one.environment,
        f"{one.time[:10]} {one.time[11:16]} UTC",
        f"{commit}, {server}",
    )


def _data(release: Release, root: Path) -> Json:
    found = msgspec.to_builtins(release.manifest) if release.manifest else {"name": release.name}
    return {**found, "path": release.path.relative_to(root).as_posix()}


def _named(name: str, releases: Sequence[Release], folder: Path) -> Release:
    found = next((one for one in releases if one.name == name), None)
    if found is None:
        there = ", ".join(one.name for one in releases)
        raise KeelError(
            dif.NO_SOURCE,
            f"there is no release {name}",
            place=Place(path=folder),
            hint=f"there are: {there}" if there else "keel release writes the first",
        )
    return found


def _before(release: Release, releases: Sequence[Release]) -> Release | None:
    at = releases.index(release)
    return releases[at - 1] if at else None


def _new(
    release: Release, before: Release | None, migrations: Sequence[Migration]
) -> Iterator[Migration]:
    """Yield the migrations that came with a release."""
    was, is_now = (_version(one) for one in (before, release))
    for migration in migrations:
        if is_now and migration.version <= is_now and not (was and migration.version <= was):
            yield migration


def _version(release: Release | None) -> Version | None:
    text = release.manifest.version if release and release.manifest else None
    return Version.parse(text.lstrip("Vv")) if text else None

"""What commands and stages share about the changelog: its page, and what is not released yet."""

from collections.abc import Iterable

from pgkeel.config import Project
from pgkeel.data.changelog import Changelog, Entry, parse_changelog, with_entries
from pgkeel.data.gathering import Released, gather, named_ranges
from pgkeel.errors.catalogue import changelog
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.texts import read_page_if_there
from pgkeel.migrations.version import Version
from pgkeel.release.manifest import Release, read_releases


def read_changelog(project: Project, folder: Folder) -> Changelog | None:
    """Return the page; ``None`` where there is none, or no header has a field for it.

    DAT412 when it cannot be read. A slice whose migrations lie in the main folder has none: they
    are told in that of the main part.
    """
    path = project.changelog
    if project.shares_folder or not any(one.header.changelog for one in folder.migrations):
        return None
    text = read_page_if_there(path, changelog.UNREADABLE)
    return None if text is None else parse_changelog(text)


def unreleased(
    log: Changelog, folder: Folder, releases: Iterable[Release], *, but: str | None = None
) -> tuple[Migration, ...]:
    """Return the migrations that no release has, by its manifest or by its section of the page.

    The section of a release ``but`` does not count, since that is being made.
    """
    found = list(releases)
    told = {label for one in found if one.manifest for label in one.manifest.migrations}
    known = {one.name for one in found if one.manifest}
    ranges = [
        version
        for title, _, last in named_ranges(log)
        if _name(title) not in known and (but is None or _name(title) != but)
        if (version := _version(last)) is not None
    ]
    newest = max(ranges, default=None)
    return tuple(
        one
        for one in folder.migrations
        if one.label not in told and (newest is None or one.version > newest)
    )


def entries_of(migrations: Iterable[Migration]) -> tuple[Entry, ...]:
    """Return what migrations have to tell."""
    return tuple(
        Entry(one.label, one.header.entry) for one in migrations if one.header.entry is not None
    )


def labels_of(folder: Folder) -> frozenset[str]:
    """Return the versions of the folder as people say them."""
    return frozenset(one.label for one in folder.migrations)


def updated_changelog(project: Project) -> Changelog | None:
    """Return the page with all that headers say; ``None`` where nothing is to be written."""
    folder = read_folder(project)
    log = read_changelog(project, folder)
    if log is None:
        return None
    new = unreleased(log, folder, read_releases(project))
    made = with_entries(log, entries_of(new), labels_of(folder))
    return made if made.text != log.text else None


def with_release(
    project: Project, folder: Folder, name: str, day: str, applied: Iterable[Migration]
) -> Changelog | None:
    """Return the page with a section on a release; ``None`` where nothing is to be written.

    ``applied`` are the migrations that the environment has had.
    """
    log = read_changelog(project, folder)
    if log is None:
        return None
    releases = read_releases(project)
    has = {one.version for one in applied}
    new = [one for one in unreleased(log, folder, releases, but=name) if one.version in has]
    # Of what such a section tells already, from a run that did not end, nothing is told again.
    untold = {one.version for one in unreleased(log, folder, releases)}
    made = gather(
        log,
        Released(
            name=name,
            day=day,
            migrations=tuple(one.label for one in new),
            pending=tuple(one.label for one in folder.migrations if one.version not in has),
        ),
        entries_of(one for one in new if one.version in untold),
        labels_of(folder),
    )
    return made if made.text != log.text else None


def _name(title: str) -> str:
    return title.split(maxsplit=1)[0].strip("[]") if title.split() else ""


def _version(label: str) -> Version | None:
    try:
        return Version.parse(label.lstrip("Vv"))
    except ValueError:
        return None

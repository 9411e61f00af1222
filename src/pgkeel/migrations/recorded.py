"""Reads what keel.sum and git record of the folder; ``history`` and authoring compare with it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import mmap
from typing import NamedTuple

import msgspec

from pgkeel.config import CONFIG_NAME, Migrations, Project
from pgkeel.config.slice_tables import folder_said
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import git as git_codes
from pgkeel.errors.catalogue import mig
from pgkeel.git import Blob, Commit, Repository, blob_id, find_repository
from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.filename import FileName, parse_file_name
from pgkeel.migrations.merged import Base, MergedFile, NoBase, Revision
from pgkeel.migrations.migration import Folder
from pgkeel.migrations.sum_file import SumFile, parse_sums
from pgkeel.migrations.texts import read_if_there


def read_sums(project: Project) -> SumFile | None:
    """Read keel.sum, or return ``None`` when there is none; MIG207 when it cannot be read."""
    path = project.sum_file
    content = read_if_there(path, mig.BAD_SUM)
    if content is None:
        return None
    return parse_sums(content, path, project.settings.migrations.layout)


def read_base(
    project: Project, folder: Folder, base: str | None, environ: Mapping[str, str]
) -> Base | NoBase:
    """Read what is merged: ``base`` if given, else [git] base of keel.toml, else the default.

    A base that somebody named and git cannot give is a GIT error; where nobody named one and there
    is none, the answer says why. Only files that are not in ``folder`` just so are read.
    """
    named = base or project.settings.git.base
    try:
        repository = find_repository(project.root, environ)
    except KeelError as error:
        if named or error.code is not git_codes.NOT_INSTALLED:
            raise
        return NoBase(why="git is not installed")
    if repository is None:
        if base:
            message = f"{base!r} was named as base, and {project.root} is not in a git repository"
            raise KeelError(git_codes.NO_REPOSITORY, message)
        return NoBase(why="not in a git repository")
    return _Reading(repository=repository, project=project, folder=folder).base(named)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """The files of one commit, before their contents are read."""

    commit: Commit
    folder: str
    settings: Migrations
    blobs: Mapping[str, Blob]


class _Content(NamedTuple):
    text: bytes | mmap
    checksum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One reading of one repository."""

    repository: Repository
    project: Project
    folder: Folder

    def base(self, named: str | None) -> Base | NoBase:
        name = named or self.repository.default_base()
        head = self.repository.head()
        if head is None and named is None:
            return self._nothing_merged()
        if name is None:
            return NoBase(why=self._why_none())
        tip = self.repository.resolve(name)
        fork = self.repository.merge_base(head, tip) if head else tip
        listings = {commit: self._list(commit) for commit in dict.fromkeys((fork, tip))}
        sum_at_fork = self._at(fork, listings[fork].settings.sum)
        blobs = [blob for listing in listings.values() for blob in listing.blobs.values()]
        contents = self._contents([*blobs, sum_at_fork])
        return Base(
            name=name,
            fork=_revision(listings[fork], contents),
            tip=_revision(listings[tip], contents),
            had_sum=sum_at_fork in contents,
        )

    def _nothing_merged(self) -> Base:
        """Return the base of a repository without a commit: all that is here is new."""
        settings = self.project.settings.migrations
        none = Revision(commit="", folder=settings.folder, layout=settings.layout, files={})
        return Base(name="HEAD, which has no commit yet", fork=none, tip=none, had_sum=False)

    def _why_none(self) -> str:
        if self.repository.is_shallow:
            return "this shallow clone has no main branch; fetch it (in CI: `fetch-depth: 0`)"
        return "no branch main or master, here or at origin; name one as [git] base in keel.toml"

    def _list(self, commit: Commit) -> _Listing:
        settings = self._settings(commit)
        folder = self._path(settings.folder)
        if folder is None:
            return _Listing(commit=commit, folder="", settings=settings, blobs={})
        blobs = self.repository.files_at(commit, folder)
        return _Listing(commit=commit, folder=folder, settings=settings, blobs=blobs)

    def _settings(self, commit: Commit) -> Migrations:
        """Return where ``commit`` had its migrations, which may have moved since."""
        name = self._at(commit, CONFIG_NAME)
        content = self.repository.read_blobs([name]).get(name)
        if content is None:
            return self.project.settings.migrations
        try:
            table = tomllib.loads(content.decode("utf-8-sig"))
            main = msgspec.convert(table.get("migrations", {}), Migrations)
            if self.project.slice is None or self.project.shares_folder:
                return main
            return folder_said(table, self.project.slice, main) or self.project.settings.migrations
        except (ValueError, RecursionError):  # broken then; today's settings are the best guess
            return self.project.settings.migrations

    def _contents(self, names: list[str]) -> Mapping[str, _Content]:
        """Return what is in ``names``; git is asked only for what no file of ours holds."""
        object_format = self.repository.object_format
        ours = {
            blob_id(one.text.buffer, object_format): _Content(one.text.buffer, one.checksum)
            for one in self.folder.migrations
        }
        theirs = self.repository.read_blobs(name for name in names if name not in ours)
        contents = ours | {name: _Content(text, checksum(text)) for name, text in theirs.items()}
        lost = next((name for name in names if name not in contents and ":" not in name), None)
        if lost:
            raise KeelError(git_codes.FAILED, f"this clone lacks the object {lost}")
        return contents

    def _path(self, setting: str) -> str | None:
        return self.repository.path_of(self.project.root / setting)

    def _at(self, commit: Commit, setting: str) -> str:
        return f"{commit}:{self._path(setting) or ''}"


def _revision(listing: _Listing, contents: Mapping[str, _Content]) -> Revision:
    layout = listing.settings.layout
    named = ((name, blob, parse_file_name(name, layout)) for name, blob in listing.blobs.items())
    return Revision(
        commit=listing.commit,
        folder=listing.folder,
        layout=layout,
        files={
            name: _merged_file(name, parsed, contents[blob])
            for name, blob, parsed in named
            if parsed
        },
    )


def _merged_file(name: str, parsed: FileName, content: _Content) -> MergedFile:
    return MergedFile(
        name=name, version=parsed.version, checksum=content.checksum, content=content.text
    )

"""The texts of file-backed sources, now or as git has them; for this package."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from pgkeel.config import Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import dif, git
from pgkeel.git.repository import Repository, find_repository
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder
from pgkeel.migrations.texts import read_content
from pgkeel.sources.source import FolderSource, SqlSource
from pgkeel.sql import SqlText, find_undecodable

_ARCHIVES = (
    (0, b"PGDMP", "an archive of pg_dump"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x1f\x8b", "a compressed file"),
)


def folder_of(source: FolderSource, project: Project, environ: Mapping[str, str]) -> Folder:
    """Return the folder that ``source`` means, up to its version; DIF002 without that."""
    if source.revision is None:
        return _up_to(read_folder(project), source)
    repository = _repository(project.root, environ)
    files = _files_at(repository, source.revision, project.folder)
    with TemporaryDirectory(prefix="keel-") as scratch:
        # Only the migrations themselves: nothing of a rollback file shows in a schema.
        migrations = replace(project.settings.migrations, folder="sql", rollback="rollback")
        there = Project(
            root=Path(scratch) / source.revision.replace("/", "-"),
            settings=replace(project.settings, migrations=migrations),
        )
        there.folder.mkdir(parents=True)
        for name, content in files.items():
            (there.folder / name).write_bytes(content)
        return _up_to(read_folder(there), source)


def sql_texts(source: SqlSource, environ: Mapping[str, str]) -> tuple[SqlText, ...]:
    """Return the texts that ``source`` means, in order. DIF002 when there is none."""
    if source.revision is None:
        if (source.path / "toc.dat").is_file():
            raise _archive(source.path, "a directory as pg_dump writes it")
        paths = sorted(source.path.glob("*.sql")) if source.path.is_dir() else [source.path]
        found = {path: read_content(path, dif.NO_SOURCE) for path in paths}
    else:
        repository = _repository(source.path.parent, environ)
        found = {
            source.path.parent / name: content
            for name, content in _files_at(repository, source.revision, source.path).items()
        }
    if not found:
        raise KeelError(dif.NO_SOURCE, "no .sql file is there", place=Place(path=source.path))
    return tuple(_text(content, path) for path, content in found.items())


def _up_to(folder: Folder, source: FolderSource) -> Folder:
    for finding in folder.findings:
        if finding.severity == "error":
            raise KeelError(finding.code, finding.message, place=finding.place, hint=finding.hint)
    if source.version is None and not source.leaving_out:
        return folder
    labels = [migration.label for migration in folder.migrations]
    wanted: int | None = len(labels) - 1
    if source.version is not None:
        wanted = next((at for at, one in enumerate(labels) if _same(one, source.version)), None)
    if wanted is None:
        known = f"the newest is {labels[-1]}" if labels else "it is empty"
        raise KeelError(
            dif.NO_SOURCE, f"the folder has no version {source.version}; {known}", hint="keel lint"
        )
    kept = [one for one in folder.migrations[: wanted + 1] if one.label not in source.leaving_out]
    return Folder(path=folder.path, layout=folder.layout, migrations=tuple(kept), findings=())


def _same(label: str, version: str) -> bool:
    """Whether two versions are one, be it written V14, V014 or 14."""
    return label.lstrip("Vv").lstrip("0") == version.lstrip("Vv").lstrip("0")


def _repository(folder: Path, environ: Mapping[str, str]) -> Repository:
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
    found = find_repository(there, environ)
    if found is None:
        raise KeelError(git.NO_REPOSITORY, f"{folder} is not in a git repository")
    return found


def _files_at(repository: Repository, revision: str, path: Path) -> Mapping[str, bytes]:
    """Return what git has at ``path``, a file or a folder of .sql files, by name in order."""
    commit = repository.resolve(revision)
    inside = repository.path_of(path)
    if inside is None:
        raise KeelError(dif.NO_SOURCE, "it lies outside the repository", place=Place(path=path))
    single = repository.read_blobs([f"{commit}:{inside}"])
    if single:
        return {path.name: next(iter(single.values()))}
    blobs = {
        name: blob
        for name, blob in repository.files_at(commit, inside).items()
        if name.endswith(".sql")
    }
    contents = repository.read_blobs(blobs.values())
    return {name: contents[blob] for name, blob in sorted(blobs.items())}


def _archive(path: Path, what: str) -> KeelError:
    return KeelError(dif.ARCHIVE, f"this is {what}, not SQL", place=Place(path=path))


def _text(content: bytes, path: Path) -> SqlText:
    for at, mark, what in _ARCHIVES:
        if content[at : at + len(mark)] == mark:
            raise _archive(path, what)
    if bad := find_undecodable(content):
        offset, reason = bad
        line = content[:offset].count(b"\n") + 1
        raise KeelError(dif.SOURCE_FAILS, reason, place=Place(path=path, line=line))
    return SqlText(content, path)

"""Freezes a dump as a release: two new files, the environment's dump, what that replaced."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pgkeel.config import Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import rel
from pgkeel.migrations.writing import drop_drafts
from pgkeel.release.header import parse_header
from pgkeel.release.manifest import Manifest, dump_path, manifest_path, render_manifest
from pgkeel.release.sums import digest, read_dump, read_sums, record


class Frozen(Struct, frozen=True, kw_only=True):
    """What was written."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    archived: Path | None


def refuse_second(project: Project, name: str) -> None:
    """Raise REL011 when there is such a release; one that nobody finished is none."""
    path = dump_path(project, name)
    if path.exists():
        raise KeelError(
            rel.EXISTS, f"{name} is frozen already", place=Place(path=path), hint=rel.EXISTS.fix
        )


def read_recorded(project: Project, environment: str) -> bytes:
    """Return the dump of an environment as it is recorded; REL007 or REL005 when it is not."""
    path = current_path(project, environment)
    content = read_dump(path)
    if content is None:
        hint = f"keel dump{project.flag} --env {environment} writes it"
        message = f"nothing is recorded of {environment}"
        raise KeelError(rel.GONE, message, place=Place(path=path), hint=hint)
    name = path.relative_to(project.dumps).as_posix()
    if read_sums(project).lines.get(name) != digest(content):
        raise KeelError(rel.EDITED, f"{name} does not match schema.sum", place=Place(path=path))
    return content


def freeze(
    project: Project, manifest: Manifest, text: bytes, beside: Mapping[Path, bytes] | None = None
) -> Frozen:
    """Write a release and its environment's dump; what that was before goes to the archive.

    ``beside`` are pages elsewhere that tell of it. The frozen dump comes last: killed before that,
    there is no release, and the next run makes it.
    """
    for path in beside or ():
        drop_drafts(path)
    current = current_path(project, manifest.environment)
    archived = _archived(project, manifest.environment, current, text)
    changes: dict[Path, bytes] = {} if _is(current, text) else {current: text}
    changes[manifest_path(project, manifest.name)] = render_manifest(manifest)
    changes[dump_path(project, manifest.name)] = text
    record(project, changes, kept={**archived, **(beside or {})})
    return Frozen(
        written=(*changes, *(beside or ())),
        kept=() if current in changes else (current,),
        archived=next(iter(archived), None),
    )


def current_path(project: Project, environment: str) -> Path:
    """Return where the dump of an environment is."""
    return project.current / f"{environment}.schema.sql"


def _is(path: Path, content: bytes) -> bool:
    return read_dump(path) == content


def _archived(
    project: Project, environment: str, current: Path, text: bytes
) -> Mapping[Path, bytes]:
    """Return what is replaced, under a name that says what it is: written twice, it is the same."""
    old = read_dump(current)
    if old is None or old == text:
        return {}
    header = parse_header(old)
    version = header.head if header and header.head else "unknown"
    name = f"{environment}.{version}.{digest(old)[:12]}.schema.sql"
    return {project.archive / name: old}

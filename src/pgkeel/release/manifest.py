"""The manifest beside a frozen dump: what it was made of, and when."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from pgkeel.config import Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import rel
from pgkeel.migrations.texts import read_if_there

_SUFFIX = ".schema.sql"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one release."""

    name: str
    environment: str
    version: str | None
    """The newest migration that was applied; ``None`` where no ledger told."""
    time: str
    """When it was frozen, in UTC: ``2026-01-31T09:30:15Z``."""
    commit: str | None
    """What git had checked out; ``None`` outside of git."""
    server: str | None
    """The version of the environment's server; ``None`` where it was not asked."""
    keel: str
    dump: str
    """The checksum of the frozen dump."""
    fingerprint: str
    """Of what the dump makes."""
    objects: int
    migrations: Mapping[str, str]
    """The checksum of every migration that was applied, by version."""


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen dump; without a manifest where it was not keel that froze it."""

    name: str
    path: Path
    manifest: Manifest | None


def render_manifest(manifest: Manifest) -> bytes:
    """Return the text of the file: indented JSON."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def dump_path(project: Project, name: str) -> Path:
    """Return where the dump of a release is."""
    return project.releases / f"{name}{_SUFFIX}"


def manifest_path(project: Project, name: str) -> Path:
    """Return where its manifest is."""
    return project.releases / f"{name}.json"


def read_releases(project: Project) -> tuple[Release, ...]:
    """Return all releases, the oldest first; those whose time is not known before all others.

    REL013 for a manifest that is none.
    """
    found = [
        _read(project, path.name.removesuffix(_SUFFIX), path)
        for path in sorted(project.releases.glob(f"*{_SUFFIX}"))
        if not path.name.startswith(".")
    ]
    return tuple(
        sorted(found, key=lambda one: (one.manifest.time if one.manifest else "", one.name))
    )


def _read(project: Project, name: str, path: Path) -> Release:
    beside = manifest_path(project, name)
    content = read_if_there(beside, rel.BAD_MANIFEST)
    if content is None:
        return Release(name=name, path=path, manifest=None)
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError as error:
        raise KeelError(rel.BAD_MANIFEST, str(error), place=Place(path=beside)) from error
    return Release(name=name, path=path, manifest=manifest)

"""What a fresh database of the preset holds: a dump says nothing of what is there anyway."""

import contextlib
import hashlib
import json
import secrets
from dataclasses import replace
from pathlib import Path

from msgspec import Struct, structs

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.postgres.build import Build
from pgkeel.postgres.dumping import dump_schema
from pgkeel.release.entries import split_entries
from pgkeel.release.extent import Extent
from pgkeel.sandbox.places import cache_folder
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import open_built, read_built, read_source
from pgkeel.sources.source import Empty
from pgkeel.sources.standing import stands


class Base(Struct, frozen=True, kw_only=True):
    """A database before the first migration."""

    snapshot: Snapshot
    keys: frozenset[str]
    """The entries of its dump."""


def read_base(bench: Bench, client: Build, managed: frozenset[str]) -> Base:
    """Return the base, as the cache has it or as a sandbox shows it.

    That of a slice is a fresh database, too, whatever the slice stands on.
    """
    if stands(bench):
        bench = replace(bench, project=structs.replace(bench.project, slice=None, whole=None))
    place = _place(bench, client, managed)
    known = _find(place)
    if known is not None:
        return Base(snapshot=read_source(Empty(), bench), keys=known)
    with open_built(Empty(), bench) as sandbox:
        snapshot = read_built(Empty(), bench, sandbox)
        extent = Extent(excluded=tuple(sorted(schemas_of(snapshot) & managed)))
        _, entries = split_entries(dump_schema(client, sandbox.url, extent.options))
    keys = frozenset(entry.key for entry in entries)
    _keep(place, keys)
    return Base(snapshot=snapshot, keys=keys)


def schemas_of(snapshot: Snapshot) -> frozenset[str]:
    """Return the names of the schemas there are."""
    return frozenset(one.path[0] for one in snapshot.objects if one.kind == "schema")


def _place(bench: Bench, client: Build, managed: frozenset[str]) -> Path | None:
    folder = cache_folder(bench.environ) if bench.cached and not bench.blueprint.url else None
    about = "\0".join((bench.blueprint.base, client.key, *sorted(managed)))
    name = hashlib.sha256(f"pgkeel base 1\0{about}".encode()).hexdigest()[:40]
    return folder / "bases" / name if folder else None


def _find(place: Path | None) -> frozenset[str] | None:
    with contextlib.suppress(OSError, ValueError, TypeError):
        return frozenset(json.loads(place.read_bytes())) if place else None
    return None


def _keep(place: Path | None, keys: frozenset[str]) -> None:
    """Keep them; a full or read-only disk does no harm."""
    if place is None:
        return
    draft = place.with_name(f".draft-{secrets.token_hex(8)}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            draft.write_text(json.dumps(sorted(keys)))
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)

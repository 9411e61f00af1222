"""What a fresh database of the preset holds: a dump says nothing of what is there anyway."""

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from msgspec import DecodeError, Struct, json, structs

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.kept import KeptFiles
from pgkeel.postgres.build import Build
from pgkeel.postgres.dumping import dump_schema
from pgkeel.postgres.session import Session
from pgkeel.release.entries import split_entries
from pgkeel.release.extent import Extent
from pgkeel.sandbox.places import cache_folder
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import open_built, read_built, read_source
from pgkeel.sources.source import Empty
from pgkeel.sources.standing import stands

_AT_MOST = 40
_FACTS = """
select coalesce(json_agg(json_build_array(n.nspname, r.rolname,
    (select json_agg(one::text order by one::text) from unnest(n.nspacl) one),
    obj_description(n.oid, 'pg_namespace'),
    (select json_agg(json_build_array(l.provider, l.label) order by l.provider)
     from pg_seclabel l where l.classoid = 'pg_namespace'::regclass and l.objoid = n.oid)
  ) order by n.nspname), '[]')::text
from pg_namespace n join pg_roles r on r.oid = n.nspowner where n.nspname = any(%s)
"""


class Base(Struct, frozen=True, kw_only=True):
    """A database before the first migration."""

    known: "Known"
    read: Callable[[], Snapshot]

    @property
    def snapshot(self) -> Snapshot:
        """All of it."""
        return self.read()


class Known(Struct, frozen=True, kw_only=True):
    """What is kept of it, so that most dumps can do without its snapshot."""

    keys: frozenset[str]
    """The entries of its dump."""
    schemas: frozenset[str]
    role: str
    """Who reads it, and makes what migrations make."""
    bare: bool
    """Whether it holds nothing but schemas."""
    facts: str
    """What ``is_untouched`` compares of them."""


def read_base(bench: Bench, client: Build, managed: frozenset[str]) -> Base:
    """Return the base, as the cache has it or as a sandbox shows it.

    That of a slice is a fresh database, too, whatever the slice stands on.
    """
    if stands(bench):
        bench = replace(bench, project=structs.replace(bench.project, slice=None, whole=None))
    key = _key(bench, client, managed)
    folder = cache_folder(bench.environ) if bench.cached and not bench.blueprint.url else None
    files = KeptFiles(folder / "bases" if folder else None, _AT_MOST)
    known = _find(files, key)
    if known is None:
        with open_built(Empty(), bench) as sandbox:
            snapshot = read_built(Empty(), bench, sandbox)
            extent = Extent(excluded=tuple(sorted(schemas_of(snapshot) & managed)))
            _, entries = split_entries([dump_schema(client, sandbox.url, extent.options)])
            with sandbox.session() as session:
                facts = _facts(session, schemas_of(snapshot))
        known = Known(
            keys=frozenset(entry.key for entry in entries),
            schemas=schemas_of(snapshot),
            role=snapshot.role,
            bare=all("schema" in (one.kind, *one.path[:1]) for one in snapshot.objects),
            facts=facts,
        )
        files.keep(key, json.encode(known))
        files.tidy()
    return Base(known=known, read=cache(lambda: read_source(Empty(), bench)))


def is_untouched(session: Session, base: Base) -> bool:
    """Whether a database certainly changes nothing of what a fresh one of the preset holds.

    One question, not asked of presets that hold more than bare schemas.
    """
    known = base.known
    return known.bare and _facts(session, known.schemas) == known.facts


def _facts(session: Session, schemas: Iterable[str]) -> str:
    """Return all that can be changed of schemas themselves, as it is now."""
    ((found,),) = session.query(_FACTS, (sorted(schemas),))
    return str(found)


def schemas_of(snapshot: Snapshot) -> frozenset[str]:
    """Return the names of the schemas there are."""
    return frozenset(one.path[0] for one in snapshot.objects if one.kind == "schema")


def _key(bench: Bench, client: Build, managed: frozenset[str]) -> str:
    about = "\0".join((bench.blueprint.base, client.key, *sorted(managed)))
    return hashlib.sha256(f"pgkeel base 2\0{about}".encode()).hexdigest()[:40]


def _find(files: KeptFiles, key: str) -> Known | None:
    with contextlib.suppress(DecodeError):
        return json.decode(files.find(key) or b"", type=Known)
    return None

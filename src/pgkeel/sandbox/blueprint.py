"""What the sandboxes of one project are made from, known without starting anything."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pgkeel.config import DatabaseUrl, Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import cfg
from pgkeel.migrations.migration import Migration
from pgkeel.postgres.build import Build, find_build
from pgkeel.postgres.layout import read_layout
from pgkeel.sandbox.chain import base_digest, chain
from pgkeel.sandbox.ground import read_ground
from pgkeel.sandbox.places import cache_folder
from pgkeel.sandbox.preset import Preset, load_preset
from pgkeel.sandbox.shims import Shim
from pgkeel.sandbox.store import Store
from pgkeel.sandbox.tree import missing_shims, tree_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """A server build, the shims it needs, a preset, and a store of templates."""

    build: Build
    shims: tuple[Shim, ...]
    preset: Preset
    base: str
    """The digest of the state before the first migration."""
    ground: tuple[Migration, ...] = ()
    """What runs before that: the migrations of other folders that a slice stands on."""
    bare: str
    """The digest of the state before those."""
    store: Store | None
    """``None``: nothing is taken from, or kept for, another run."""
    environ: Mapping[str, str]
    url: DatabaseUrl | None
    """A server given by its URL, used instead of starting one."""


def read_blueprint(
    project: Project, environ: Mapping[str, str], *, cached: bool = True
) -> Blueprint:
    """Gather what ``project`` asks for; SBX001 when its server is not to be found.

    A slice stands on what it needs, which is read: SBX010 when that cannot be.
    CFG008 when ``[sandbox] url`` names an environment variable that is not set.
    """
    build = find_build(project.settings.sandbox.server)
    preset = load_preset(project.settings.project)
    shims = missing_shims(read_layout(build))
    url = _given_url(project, environ)
    cache = cache_folder(environ) if cached and url is None else None
    bare = base_digest(tree_digest(build, shims), preset)
    blueprint = Blueprint(
        build=build,
        shims=shims,
        preset=preset,
        base=bare,
        bare=bare,
        store=Store(cache / "templates") if cache else None,
        environ=environ,
        url=url,
    )
    return on_ground(blueprint, read_ground(project)) if project.slice else blueprint


def on_ground(blueprint: Blueprint, migrations: tuple[Migration, ...]) -> Blueprint:
    """Return ``blueprint`` with its base where ``migrations`` end, whatever its ground was.

    The base is one of the states of those other folders: they share their templates.
    """
    links = chain(blueprint.bare, migrations)
    return replace(blueprint, base=links[-1], ground=migrations)


def _given_url(project: Project, environ: Mapping[str, str]) -> DatabaseUrl | None:
    source = project.settings.sandbox.url
    if source is None:
        return None
    url = source.resolve(environ)
    if url is None:
        raise KeelError(cfg.NO_ENVIRONMENT, f"[sandbox] url is {source}, which is not set")
    return url

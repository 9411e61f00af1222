"""The parts of a project: the main one and its slices, each a project of its own to commands.

Every schema belongs to one part: to the slice that names it, else to the main one. So does every
path. Whoever is given a part reads its paths and settings as if there were nothing else.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pgkeel.config.model import MIRROR_TABLES, Project, Settings
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg

MAIN = "main"
"""How the part is called that holds what belongs to no slice."""


def part(project: Project, name: str) -> Project:
    """Return ``project`` as ``main`` or slice ``name`` sees it; CFG021 where there is no such."""
    main = main_part(project)
    if name == MAIN:
        return main
    whole = main.settings
    if name not in whole.slices:
        raise _no_slice(main, name)
    one = whole.slices[name]
    settings = replace(
        whole,
        project=replace(whole.project, preset=one.preset),
        migrations=one.migrations or whole.migrations,
        schema=replace(whole.schema, folder=one.directory),
        lint=one.lint,
        seeds=one.seeds,
        diff=replace(whole.diff, schemas=one.schemas),
        environments=one.environments,
    )
    made = Project(root=project.root, settings=settings, slice=name, whole=whole)
    ledger = replace(whole.ledger, table=made.ledger_table(whole.ledger.table))
    return replace(made, settings=replace(settings, ledger=ledger))


def main_part(project: Project) -> Project:
    """Return the part of ``project`` that belongs to no slice."""
    return project if project.whole is None else Project(root=project.root, settings=project.whole)


def all_parts(project: Project) -> tuple[Project, ...]:
    """Return the main part and all slices, each after what it needs."""
    names = after_needs(project.settings, [MAIN, *project.settings.slices])
    return tuple(part(project, name) for name in names)


def needed_parts(project: Project) -> tuple[Project, ...]:
    """Return the parts that this one stands on, near or far, each after what it needs itself."""
    needs = project.own.needs if project.own else ()
    return tuple(part(project, name) for name in after_needs(project.settings, needs))


def ground(project: Project) -> tuple[Project, ...]:
    """Return the parts whose folders run before that of this one; each folder once."""
    folders = {project.folder}
    found = []
    for one in needed_parts(project):
        if one.folder not in folders:
            folders.add(one.folder)
            found.append(one)
    return tuple(found)


def after_needs(settings: Settings, names: Iterable[str]) -> tuple[str, ...]:
    """Return ``names`` and what they need, each after what it needs; circles have been refused."""
    ordered: dict[str, None] = {}

    def visit(name: str) -> None:
        if name in ordered:
            return
        for needed in _needs(settings, name):
            visit(needed)
        ordered[name] = None

    for name in names:
        visit(name)
    return tuple(ordered)


def ledger_tables(project: Project) -> tuple[tuple[str, str], ...]:
    """Return the ledgers of all parts, each with its schema: none is part of what they make.

    With the histories of other tools that some environment keeps in step.
    """
    parts = all_parts(main_part(project))
    places = (one.settings.ledger for one in parts)
    mirrors = (
        MIRROR_TABLES[name]
        for one in parts
        for environment in one.settings.environments.values()
        for name in environment.mirror
    )
    return tuple(dict.fromkeys((*((place.schema, place.table) for place in places), *mirrors)))


def owner_of(settings: Settings, schema: str) -> str:
    """Return the name of the part that ``schema`` belongs to."""
    owners = (name for name, one in settings.slices.items() if schema in one.schemas)
    return next(owners, MAIN)


def refuse_other_schemas(project: Project, schemas: Iterable[str]) -> None:
    """Raise CFG025 for one of ``schemas`` that belongs to another part than ``project`` is."""
    here = project.slice or MAIN
    for schema in schemas:
        owner = owner_of(project.settings, schema)
        if owner != here:
            raise KeelError(
                cfg.OUTSIDE_SLICE,
                f"schema {schema} belongs to {called(owner)}, and this looks at {called(here)}",
                hint=f"--slice {owner}",
            )


def called(name: str) -> str:
    """Return how people call a part."""
    return "the main part" if name == MAIN else f"slice {name}"


def _needs(settings: Settings, name: str) -> Iterator[str]:
    if name != MAIN:
        yield from settings.slices[name].needs


def _no_slice(project: Project, name: str) -> KeelError:
    import difflib  # noqa: PLC0415 -- only after a slip of the finger

    known = (MAIN, *project.settings.slices)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    listed = f"there are: {', '.join(known)}"
    if not project.settings.slices:
        listed = f"this project has no slices; add [slices.{name}] to have one"
    return KeelError(
        cfg.NO_SLICE,
        f"keel.toml has no [slices.{name}]",
        place=Place(path=project.root / "keel.toml"),
        hint=f"did you mean `{near[0]}`?" if near else listed,
    )

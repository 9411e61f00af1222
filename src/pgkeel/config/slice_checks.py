"""What keeps slices apart: names, schemas, paths, and what they need; pure, for ``reader``."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from pgkeel.config.model import Migrations, Settings
from pgkeel.config.slicing import MAIN, called
from pgkeel.errors import Code
from pgkeel.errors.catalogue import cfg

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class Problem(NamedTuple):
    """Something that is wrong, and the keys of keel.toml where it is."""

    code: Code
    keys: tuple[str, ...]
    message: str
    hint: str | None = None


def slice_problems(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with the slices, in the order of keel.toml."""
    for name in settings.slices:
        yield from _name(settings, name)
        yield from _needs(settings, name)
        yield from _preset(settings, name)
    yield from _schemas(settings)
    yield from _paths(settings)


def _name(settings: Settings, name: str) -> Iterator[Problem]:
    keys = ("slices", name)
    slices = settings.slices
    if name == MAIN:
        hint = "`main` is what belongs to no slice; call the slice by what is in it"
        yield Problem(cfg.BAD_SLICE_NAME, keys, "no slice can be called `main`", hint)
    elif not _NAME.fullmatch(name):
        hint = "a letter, then letters, digits and _, all small, at most 40"
        yield Problem(cfg.BAD_SLICE_NAME, keys, f"{name!r} is no name for a slice", hint)
    if name in settings.environments or any(name in one.environments for one in slices.values()):
        message = f"`{name}` is an environment already"
        yield Problem(cfg.BAD_SLICE_NAME, keys, message, "give one of the two another name")


def _needs(settings: Settings, name: str) -> Iterator[Problem]:
    keys = ("slices", name, "needs")
    for needed in settings.slices[name].needs:
        if needed not in (MAIN, *settings.slices):
            listed = ", ".join(one for one in (MAIN, *settings.slices) if one != name)
            message = f"slice {name} needs `{needed}`, and there is no such slice"
            yield Problem(cfg.BAD_NEED, keys, message, f"there are: {listed}")
        elif _shares_folder(settings, name) and not _shares_folder(settings, needed):
            message = f"slice {name} lies in the main folder and needs `{needed}`, whose runs later"
            hint = f"give it a folder of its own: [slices.{name}.migrations]"
            yield Problem(cfg.BAD_NEED, keys, message, hint)
    way = _circle(settings, (name,))
    if way:
        yield Problem(cfg.BAD_NEED, keys, f"needs go in a circle: {' -> '.join(way)}")


def _shares_folder(settings: Settings, name: str) -> bool:
    return name == MAIN or settings.slices[name].migrations is None


def _circle(settings: Settings, way: tuple[str, ...]) -> tuple[str, ...]:
    """Return a way from the first name back to itself, if there is one."""
    known = settings.slices.get(way[-1])
    for needed in known.needs if known else ():
        if needed == way[0]:
            return (*way, needed)
        found = _circle(settings, (*way, needed)) if needed not in way else ()
        if found:
            return found
    return ()


def _preset(settings: Settings, name: str) -> Iterator[Problem]:
    one = settings.slices[name]
    keys = ("slices", name, "preset")
    if one.preset == settings.project.preset:
        return
    if one.migrations is None or one.needs:
        hint = f'give it [slices.{name}.migrations] and needs = [], or leave "preset" out'
        message = f"slice {name} cannot have a preset of its own: it stands on other migrations"
        yield Problem(cfg.BAD_NEED, keys, message, hint)


def _schemas(settings: Settings) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for name, one in settings.slices.items():
        for schema in one.schemas:
            if owners.setdefault(schema, name) != name:
                message = f"schema {schema} is in slice {owners[schema]} and in slice {name}"
                yield Problem(cfg.SLICES_OVERLAP, ("slices", name, "schemas"), message)


class _Claim(NamedTuple):
    part: str
    keys: tuple[str, ...]
    path: PurePosixPath


def _paths(settings: Settings) -> Iterator[Problem]:
    claims: list[_Claim] = []
    for new in _claims(settings):
        for old in claims:
            if old.part != new.part and _overlap(old.path, new.path):
                message = f"{new.path} of slice {new.part} and {old.path} of {called(old.part)}"
                hint = "no file may belong to two: give each a path of its own"
                yield Problem(cfg.SLICES_OVERLAP, new.keys, f"{message} overlap", hint)
                break
        claims.append(new)


def _claims(settings: Settings) -> Iterator[_Claim]:
    dumps = PurePosixPath(settings.schema.folder)
    # Below the folder of dumps slices may lie, but not in the place of anything of the main part.
    for place in ("current", "releases", "archive", "schema.sum"):
        yield _Claim(MAIN, ("schema", "folder"), dumps / place)
    yield from _of_folder(MAIN, ("migrations",), settings.migrations)
    yield from (
        _Claim(MAIN, ("seeds", "folders"), PurePosixPath(one)) for one in settings.seeds.folders
    )
    for name, one in settings.slices.items():
        keys = ("slices", name)
        yield _Claim(name, (*keys, "directory"), PurePosixPath(one.directory))
        if one.migrations:
            yield from _of_folder(name, (*keys, "migrations"), one.migrations)
        for folder in one.seeds.folders:
            yield _Claim(name, (*keys, "seeds", "folders"), PurePosixPath(folder))


def _of_folder(part: str, keys: tuple[str, ...], said: Migrations) -> Iterator[_Claim]:
    for key in ("folder", "rollback", "sum"):
        yield _Claim(part, (*keys, key), PurePosixPath(getattr(said, key)))


def _overlap(one: PurePosixPath, other: PurePosixPath) -> bool:
    """Whether they are one, or one is within the other; some systems tell no case apart."""
    a, b = PurePosixPath(str(one).casefold()), PurePosixPath(str(other).casefold())
    return a == b or a in b.parents or b in a.parents

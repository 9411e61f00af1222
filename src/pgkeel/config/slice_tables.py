"""Reads the tables ``[slices.NAME]`` of keel.toml; for ``reader``, which knows their lines."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

from pgkeel.config.model import Lint, Migrations, Preset, Seeds, Settings, Slice

_Text = Annotated[str, Meta(min_length=1)]

Convert = Callable[[object, Any, tuple[str, ...]], Any]
"""Makes a value of a type of what TOML says at some keys, or raises an error with the line."""


class Folder(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[slices.NAME.migrations]``: a folder of its own; what is left out goes by its name."""

    folder: _Text | None = None
    rollback: _Text | None = None
    sum: _Text | None = None
    verify: _Text | None = None


class Rows(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[slices.NAME.seeds]``: seeds of its own; fixtures are the main part's."""

    folders: tuple[_Text, ...] | None = None
    order: tuple[_Text, ...] = ()
    keys: dict[_Text, tuple[_Text, ...]] = field(default_factory=dict)


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[slices.NAME]`` but for its environments and its lint settings."""

    schemas: Annotated[tuple[_Text, ...], Meta(min_length=1)]
    directory: _Text | None = None
    needs: tuple[_Text, ...] = ("main",)
    preset: Preset | None = None
    migrations: Folder | None = None
    seeds: Rows = Rows()


def read_slice(
    name: str,
    said: Mapping[str, Any],
    main: Settings,
    main_lint: Mapping[str, Any],
    convert: Convert,
) -> Slice:
    """Return the slice that ``said`` describes, its environments left out: they are the project's.

    What it says of ``[lint]`` is laid over ``main_lint``, the table of the project: tables in it
    key by key.
    """
    keys = ("slices", name)
    plain = {key: value for key, value in said.items() if key not in ("lint", "environments")}
    table: Table = convert(plain, Table, keys)
    convert(said.get("lint", {}), Lint, (*keys, "lint"))
    return Slice(
        schemas=table.schemas,
        directory=table.directory or f"{main.schema.folder}/{name}",
        needs=table.needs,
        preset=table.preset or main.project.preset,
        migrations=_folder(name, table.migrations, main.migrations) if table.migrations else None,
        lint=convert(_laid_over(main_lint, said.get("lint", {})), Lint, (*keys, "lint")),
        seeds=Seeds(
            folders=table.seeds.folders or (f"data/{name}/sample_data",),
            order=table.seeds.order,
            keys=table.seeds.keys,
        ),
        environments=dict(main.environments),
    )


def folder_said(table: Mapping[str, Any], name: str, main: Migrations) -> Migrations | None:
    """Return the folder that a whole keel.toml, ``table``, gives slice ``name``, if it does.

    ``msgspec.ValidationError`` where it is none of today's.
    """
    slices = msgspec.convert(table.get("slices", {}), dict[str, dict[str, Any]])
    said = slices.get(name, {}).get("migrations")
    return None if said is None else _folder(name, msgspec.convert(said, Folder), main)


def _folder(name: str, said: Folder, main: Migrations) -> Migrations:
    return Migrations(
        folder=said.folder or f"migrations/{name}/sql",
        rollback=said.rollback or f"migrations/{name}/rollback",
        sum=said.sum or f"migrations/{name}/keel.sum",
        layout=main.layout,
        verify=said.verify or f"migrations/{name}/verify",
    )


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        known = below.get(key)
        merged[key] = {**known, **value} if isinstance(known, dict) else value
    return merged

"""Which tables hold reference data, and which documents belong to them; pure."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import TypeVar

from msgspec import Struct

from pgkeel.config import Project
from pgkeel.config.slicing import MAIN, owner_of
from pgkeel.names import Name

_T = TypeVar("_T")
_STARS = frozenset("*?[")


class Document(Struct, frozen=True, kw_only=True):
    """A page that tells of a table, by its path from the project's folder."""

    path: str
    named: bool
    """Whether keel.toml names it; if not, it counts only where it is kept."""


def patterns_of(project: Project) -> tuple[str, ...]:
    """Return the names and patterns of the tables that may belong to this part of the project."""
    found = map(_whole, project.settings.reference.tables)
    return tuple(
        one for one in found if _is_open(one) or _owner(_schema(one), project) == _here(project)
    )


def is_reference(table: Name, project: Project) -> bool:
    """Whether keel.toml says that the rows of ``table`` are reference data of this part."""
    if _owner(table.schema, project) != _here(project):
        return False
    return any(fits(one, table) for one in project.settings.reference.tables)


def fits(pattern: str, table: Name) -> bool:
    """Whether a name or pattern of keel.toml means ``table``; without a schema that is public."""
    wanted = _whole(pattern)
    return fnmatchcase(f"{table.schema}.{table.name}", wanted) or wanted == str(table)


def plain_name(pattern: str) -> Name | None:
    """Return the table that a name without a star means."""
    if has_star(pattern):
        return None
    schema, _, name = _whole(pattern).partition(".")
    return Name(schema.strip('"'), name.strip('"'))


def has_star(pattern: str) -> bool:
    """Whether a pattern may mean several tables."""
    return bool(_STARS & {*pattern})


def said_of(table: Name, said: Mapping[str, _T]) -> _T | None:
    """Return what keel.toml says of ``table``: the first name or pattern that fits."""
    return next((value for pattern, value in said.items() if fits(pattern, table)), None)


def documents_of(table: Name, project: Project) -> tuple[Document, ...]:
    """Return the documents that have to change with the rows of ``table``."""
    settings = project.settings.reference
    said = said_of(table, settings.documents_of)
    named = said if said is not None else settings.documents
    if named is not None:
        return tuple(Document(path=one, named=True) for one in named)
    kept = (project.dictionary, project.changelog)
    return tuple(
        Document(path=one.relative_to(project.root).as_posix(), named=False) for one in kept
    )


def without_table(project: Project, tables: Iterable[Name]) -> tuple[str, ...]:
    """Return the names and patterns of keel.toml that mean none of ``tables``, which are all.

    Which part a pattern speaks of that leaves the schema open nobody can tell where there are
    several.
    """
    known = tuple(tables)
    return tuple(
        one
        for one in patterns_of(project)
        if not (_is_open(one) and project.settings.slices)
        and not any(fits(one, table) for table in known)
    )


def _here(project: Project) -> str:
    return project.slice or MAIN


def _owner(schema: str, project: Project) -> str:
    return owner_of(project.settings, schema)


def _whole(pattern: str) -> str:
    return pattern if "." in pattern else f"public.{pattern}"


def _schema(pattern: str) -> str:
    return pattern.partition(".")[0].strip('"')


def _is_open(pattern: str) -> bool:
    """Whether it speaks of several schemas."""
    return has_star(_schema(pattern))

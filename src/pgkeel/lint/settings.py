"""From keel.toml and the statistics file to a policy."""

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from pgkeel.config import Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg
from pgkeel.lint.policy import Policy, Size
from pgkeel.lint.slugs import slugs
from pgkeel.names import Name, parse_name
from pgkeel.statistics import read_statistics, size_phrase

if TYPE_CHECKING:
    from pgkeel.lint.operations.tables import Type


def read_policy(project: Project) -> Policy:
    """Return what ``project`` decides; CFG errors for rules that there are not.

    With slices, what each decides for migrations that lie in the same folder is part of it.
    """
    policy = _of_part(project)
    if not project.settings.slices:
        return policy
    from pgkeel.lint.slices import belonging, slices_within  # noqa: PLC0415 -- most have none

    whose = belonging(project)
    of_slices = {
        str(part.slice): replace(_of_part(part), belonging=whose) for part in slices_within(project)
    }
    return replace(policy, belonging=whose, slices=of_slices)


def _of_part(project: Project) -> Policy:
    settings = project.settings.lint
    supabase = project.settings.project.preset == "supabase"
    unknown = sorted({*settings.levels} - slugs()) if settings.levels else ()
    if unknown:
        near = difflib.get_close_matches(unknown[0], sorted(slugs()), n=1, cutoff=0.5)
        raise KeelError(
            cfg.UNKNOWN_KEY,
            f"`{_keys(project)}.levels` names `{unknown[0]}`, and there is no such rule",
            place=Place(path=project.root / "keel.toml"),
            hint=f"did you mean `{near[0]}`?" if near else "`keel rules` lists them",
        )
    exposed = settings.exposed
    if exposed is None:
        exposed = ("public",) if supabase else ()
    required = {
        name: None if text == "any" else _type(project, name, text)
        for name, text in settings.required_columns.items()
    }
    return Policy(
        server=int(settings.server or (15 if supabase else 14)),
        preset=project.settings.project.preset,
        exposed=frozenset(exposed),
        levels=settings.levels,
        sizes=_sizes(project),
        small=settings.small,
        names=settings.names,
        required_columns=required,
        comments=settings.comments,
        tenant_columns=settings.tenant_columns,
    )


def _type(project: Project, column: str, text: str) -> "Type":
    """Return the type that ``text`` names; CFG005 where it is none."""
    from pgkeel.lint.reading.type_text import parse_type  # noqa: PLC0415 -- it loads the parser

    found = parse_type(text)
    if found is None:
        raise KeelError(
            cfg.BAD_VALUE,
            f"`{_keys(project)}.required_columns.{column}`: {text!r} is no type",
            place=Place(path=project.root / "keel.toml"),
            hint='a type such as "timestamptz", or "any"',
        )
    return found


def _keys(project: Project) -> str:
    return f"slices.{project.slice}.lint" if project.slice else "lint"


def _sizes(project: Project) -> dict[Name, Size]:
    path = project.statistics(project.settings.lint.environment)
    statistics = read_statistics(path)
    if statistics is None:
        return {}
    return {
        parse_name(name): Size(
            rows=table.rows, bytes=table.bytes, phrase=size_phrase(table.rows, table.bytes)
        )
        for name, table in statistics.tables.items()
    }

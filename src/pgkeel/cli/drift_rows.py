"""Compares the reference data of an environment with what the folder makes; for ``keel drift``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pgkeel.cli.seeding import read_seeds
from pgkeel.config import DatabaseUrl, Project
from pgkeel.data.reference_tables import is_reference
from pgkeel.data.rows.difference import TableRows, candidates, compared, projected
from pgkeel.data.rows.reading import (
    Refused,
    Rows,
    TooMany,
    read_columns,
    read_rows,
    read_shapes,
    reading,
)
from pgkeel.data.rows.shape import Plan, Shape, narrowed, plan_of
from pgkeel.data.seeding.files import SeedFile
from pgkeel.data.seeding.loading import Limits, load
from pgkeel.data.seeding.plan import SeedsError, plan_seeds
from pgkeel.lint.writes import Writes
from pgkeel.migrations.texts import read_text
from pgkeel.names import Name
from pgkeel.postgres.session import Session
from pgkeel.sources.bench import Bench, loading
from pgkeel.sources.live import live_session
from pgkeel.sources.reading import open_built
from pgkeel.sources.source import TextSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A reference table as the folder makes it."""

    plan: Plan
    rows: Rows | TooMany | Refused


def expected_rows(project: Project, bench: Bench, source: TextSource) -> tuple[Expected, ...]:
    """Return the reference tables of ``source``, the folder as far as a database has it, by name.

    Seed files for them are loaded as well. Read once for all databases that stand there. DIF003
    when a migration, DAT3 codes when a seed file fails.
    """
    key = ("reference", source)
    if key not in bench.texts:
        bench.texts[key] = _expected(project, bench, source)
    found: tuple[Expected, ...] = bench.texts[key]
    return found


def compare_rows(
    expected: Sequence[Expected], project: Project, url: DatabaseUrl, name: str
) -> tuple[TableRows, ...]:
    """Return what differs in each table of a live database, which is read in one transaction.

    ENV codes as for any live database.
    """
    if not expected:
        return ()
    settings = project.settings.reference
    with live_session(url, name) as session, reading(session, settings.timeout):
        shapes = read_shapes(session)
        return tuple(
            _compared(one, shapes.get(one.plan.table), project, session) for one in expected
        )


def _expected(project: Project, bench: Bench, source: TextSource) -> tuple[Expected, ...]:
    settings = project.settings.reference
    with open_built(source, bench) as sandbox:
        with sandbox.powerful() as session, reading(session, settings.timeout):
            shapes = [
                one for one in read_shapes(session).values() if is_reference(one.table, project)
            ]
        if not shapes:
            return ()
        files = _seeds(project, {one.table for one in shapes})
        if files:
            with loading(sandbox) as session:
                _load(session, files, project)
        with sandbox.powerful() as session, reading(session, settings.timeout):
            plans = [plan_of(one, project) for one in shapes]
            return tuple(
                Expected(plan=one, rows=read_rows(session, one, settings.rows, by_column=True))
                for one in plans
            )


def _seeds(project: Project, tables: set[Name]) -> tuple[SeedFile, ...]:
    """Return the seed files that write to the tables."""
    writes = Writes(wanted=tables.__contains__, named=tuple(sorted(tables)))
    return tuple(
        one
        for one in read_seeds(project).files
        if (writes.of(read_text(one.path)) if one.kind == "sql" else _is_for(one, tables))
    )


def _is_for(file: SeedFile, tables: set[Name]) -> bool:
    return any(Name(*one) in tables for one in file.names)


def _load(session: Session, files: tuple[SeedFile, ...], project: Project) -> None:
    try:
        plan = plan_seeds(session, files, project.settings.seeds)
    except SeedsError as error:
        raise error.problems[0] from error
    load(session, plan, Limits(), lambda *_: None, keep=True)


def _compared(
    expected: Expected, live: Shape | None, project: Project, session: Session
) -> TableRows:
    plan, rows = expected.plan, expected.rows
    if live is None:
        return TableRows(table=plan.table, trouble="it is not there")
    if isinstance(rows, (TooMany, Refused)):
        return TableRows(table=plan.table, trouble=rows)
    here = narrowed(plan, live, project)
    lost = [name for name in plan.key if name in here.left_out]
    if lost:
        return TableRows(table=plan.table, trouble=f"it has no column {lost[0]}")
    limit = project.settings.reference.rows
    found = read_rows(session, here, limit)
    if isinstance(found, (TooMany, Refused)):
        return TableRows(table=plan.table, trouble=found)
    wanted = projected(rows, plan, here)
    differing = candidates(wanted, found)
    detail = read_columns(session, here, limit, differing) if differing else {}
    if isinstance(detail, Refused):
        return TableRows(table=plan.table, trouble=detail)
    return compared(wanted, found, detail, here)


def unlike(tables: Mapping[str, Sequence[TableRows]]) -> Mapping[str, tuple[str, ...]]:
    """Return for each environment what of its reference data is not as in others, in words."""
    told: dict[str, list[str]] = {name: [] for name in tables}
    for name, own in tables.items():
        for table in own:
            others = [
                other
                for other, theirs in tables.items()
                for one in theirs
                if other != name and one.table == table.table and _differ(one, table)
            ]
            if others:
                told[name].append(f"{table.table} is not as in {', '.join(others)}")
    return {name: tuple(lines) for name, lines in told.items()}


def _differ(one: TableRows, other: TableRows) -> bool:
    return bool(one.digest and other.digest and one.digest != other.digest)

"""``keel seed --synthesise``: what is asked for, and how what came of it is told or written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import click
from msgspec import Struct
from msgspec.structs import replace

from pgkeel.cli.invocation import Invocation
from pgkeel.cli.replaying import failure_finding, readable
from pgkeel.cli.seeding import as_findings, read_seeds
from pgkeel.cli.watching import plain_watcher
from pgkeel.config import Project
from pgkeel.config.slicing import ledger_tables, needed_parts
from pgkeel.data.seeding.files import SeedFile, find_seeds
from pgkeel.data.seeding.loading import Limits, load_within
from pgkeel.data.seeding.plan import SeedsError, plan_seeds
from pgkeel.data.synthetic.files import file_name, render_csv
from pgkeel.data.synthetic.filling import Filled
from pgkeel.data.synthetic.synthesising import Request, Synthesis, synthesise
from pgkeel.errors.catalogue import synthetic
from pgkeel.finding import Finding
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.writing import create_file
from pgkeel.postgres.session import Session
from pgkeel.report.document import Document, Json, Section
from pgkeel.report.wording import counted
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.preset import managed_schemas
from pgkeel.sandbox.replay import open_for, replay_in


class Wish(Struct, frozen=True, kw_only=True):
    """What the options say."""

    rows: int
    seed: int
    only: tuple[str, ...] = ()


def request_of(project: Project, wish: Wish, files: Iterable[SeedFile]) -> Request:
    """Return what is wanted, tables that have a file in ``files`` left out."""
    settings = project.settings
    ledgers = ledger_tables(project)
    own = {schema for schema, _ in ledgers} - {"public"}
    return Request(
        rows=wish.rows,
        seed=wish.seed,
        spared=frozenset((*ledgers, *(name for one in files for name in _names(one)))),
        managed=managed_schemas(settings.project.preset) | own | project.other_schemas,
        schemas=frozenset(project.own.schemas if project.own else ()),
        named=frozenset(wish.only),
        classes=settings.docs.classes,
    )


def _names(file: SeedFile) -> tuple[tuple[str, str], ...]:
    return file.names if file.kind != "sql" else ()


class Synthesising:
    """Makes rows up in an environment, in the transaction that loads its seeds."""

    def __init__(self, project: Project, wish: Wish) -> None:
        self._project = project
        self._wish = wish
        self._made: Synthesis | None = None

    def after(
        self, session: Session, files: Iterable[SeedFile], tell: Callable[[int, int, str], None]
    ) -> Callable[[], None]:
        """Return what is to be done in that transaction when the seeds ``files`` are in."""
        request = request_of(self._project, self._wish, files)

        def make() -> None:
            self._made = synthesise(session, request, tell)
            refuse_unknown(self._made)

        return make

    def told(self, loaded: Document, *, dry_run: bool) -> Document:
        """Return ``loaded`` with what was made up beside."""
        made = self._made
        if made is None:
            return loaded
        section = section_of(made, self._wish)
        rows = sum(len(one.rows) for one in made.filled)
        back = ", tried and taken back" if dry_run else ""
        return replace(
            loaded,
            headline=f"{loaded.headline}; {counted(rows, 'row')} made up{back}",
            lines=(*loaded.lines, *lines_of(made)),
            sections=(*loaded.sections, section),
            data={**loaded.data, "synthesised": as_json(made)},
        )


def write(invocation: Invocation, project: Project, wish: Wish) -> Document:
    """Make rows up in a sandbox at the end of the folder, and write them as seed files.

    No file that is there is touched, and none is written before all rows are made.
    """
    files = read_seeds(project).files
    request = request_of(project, wish, files)
    migrations, notes = readable(read_folder(project))
    blueprint = read_blueprint(project, invocation.environ)
    links = chain(blueprint.base, migrations)
    tell = partial(plain_watcher(quiet=invocation.verbosity < 0).progress, "seed")
    with open_for(blueprint, links) as sandbox:
        replayed = replay_in(sandbox, migrations, links, tell, resume=True)
        if found := failure_finding(replayed):
            return _stopped(project, "the folder does not run", found)
        with sandbox.session() as session:
            session.run("begin")
            try:
                for part in (*needed_parts(project), project):
                    plan = plan_seeds(session, find_seeds(part.seeds).files, part.settings.seeds)
                    load_within(session, plan, Limits(), tell)
            except SeedsError as error:
                return _stopped(
                    project, "the seeds that are there do not load", as_findings(error.problems)
                )
            made = synthesise(session, request, tell)
    refuse_unknown(made)
    return _written(project, wish, made, notes)


def refuse_unknown(made: Synthesis) -> None:
    """Raise a usage error for a table that was named and is not there."""
    if made.unknown:
        raise click.BadParameter(f"there is no table {', '.join(made.unknown)}")


def _stopped(project: Project, why: str, findings: tuple[Finding, ...]) -> Document:
    return Document(
        command="seed",
        root=project.root,
        headline=f"{project.name}: nothing written, {why}",
        sections=(Section(name="seed", summary=why, findings=findings),),
    )


def _written(project: Project, wish: Wish, made: Synthesis, notes: tuple[str, ...]) -> Document:
    folder = project.seeds[0]
    lines: list[str] = []
    written: list[Json] = []
    unwritten: list[str] = []
    left_out: dict[int, str] = {}
    for one in made.filled:
        name = file_name(one.path)
        if not one.rows:
            continue
        if why := _unfit(one, left_out):
            left_out[one.oid] = one.name
            unwritten.append(f"  no file for {one.name}: {why}")
            continue
        path = folder / str(name)
        shown = path.relative_to(project.root).as_posix()
        if create_file(path, render_csv(one)):
            written.append(shown)
            lines.append(f"  written  {shown}  {counted(len(one.rows), 'row')}")
        else:
            unwritten.append(f"  kept     {shown}: it was there")
    section = section_of(made, wish)
    return Document(
        command="seed",
        root=project.root,
        headline=f"{project.name}: {counted(len(written), 'file')} written",
        lines=(*lines, *unwritten, *notes),
        sections=(section,) if section.findings or section.notes else (),
        data={"written": written, "tables": as_json(made)},
    )


def _unfit(one: Filled, left_out: Mapping[int, str]) -> str:
    """Return why the rows of a table cannot be a seed, which is loaded again and again alike."""
    if file_name(one.path) is None:
        return "no file can have its name"
    if not one.known_again:
        return "its rows have no key to be known by"
    if one.changes:
        return f"its triggers change rows of {', '.join(one.changes)} each time"
    missing = [left_out[oid] for oid in one.points_at if oid in left_out]
    return f"it points at {missing[0]}, which has none" if missing else ""


def section_of(made: Synthesis, wish: Wish) -> Section:
    """Return which tables have no rows, and why; a finding of weight only where one was named."""
    empty = [one for one in made.filled if not one.rows]
    short = [one for one in made.filled if one.rows and one.reason]
    notes = [
        f"{one.name}: {len(one.rows)} of {counted(one.wanted, 'row')}; {one.reason}"
        for one in short
    ]
    notes += [f"{name}: triggers of other tables have filled it" for name in made.by_triggers]
    notes += [f"{name}: other tables need it" for name in sorted(made.needed)]
    notes += [f"{name}: it has rows" for name in made.kept]
    notes += [f"{name}: it has a seed file" for name in made.spared]
    findings = tuple(_finding(one, wish.only) for one in empty)
    full = len(made.filled) - len(empty)
    summary = f"{counted(full, 'table')} filled" + (f", {len(empty)} not" if empty else "")
    return Section(name="synthesise", summary=summary, findings=findings, notes=tuple(notes))


def _finding(one: Filled, only: Sequence[str]) -> Finding:
    by = f" (constraint {one.constraint})" if one.constraint else ""
    return Finding(
        code=synthetic.NOT_FILLED,
        message=f"{one.name}: {one.reason or 'no row was taken'}{by}",
        severity="error" if {one.name, one.path[1]} & {*only} else "warning",
    )


def lines_of(made: Synthesis) -> Iterator[str]:
    """Yield a line on each table that has rows now."""
    for one in made.filled:
        if one.rows:
            yield f"  {one.name}  {counted(len(one.rows), 'row')} made up"


def as_json(made: Synthesis) -> Json:
    """Return the same for programs."""
    return [
        {
            "table": one.name,
            "rows": len(one.rows),
            "reason": one.reason or None,
            "constraint": one.constraint or None,
        }
        for one in made.filled
    ]

"""Keeps histories of other tools in step with the ledger: made when absent, then row by row."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import LiteralString

from pgkeel.catalog.quoting import identifier, in_quotes, qualified
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import ado
from pgkeel.migrations.migration import Folder
from pgkeel.migrations.version import Version
from pgkeel.postgres.session import Session, StatementError
from pgkeel.runner.entry import Ledger
from pgkeel.runner.histories.finding import Found, Table, find_tables, is_of, read_history
from pgkeel.runner.histories.history import History
from pgkeel.runner.job import Job, forward
from pgkeel.runner.ledger import read_ledger, table_name
from pgkeel.runner.mirrors import writers
from pgkeel.runner.mirrors.mirrored import Mirrors
from pgkeel.runner.mirrors.writer import At, Writer
from pgkeel.runner.request import Request

_MAY_WRITE: LiteralString = (
    "select pg_catalog.bool_and(pg_catalog.has_table_privilege(%s, one))"
    " from pg_catalog.unnest(array['select', 'insert', 'update', 'delete']) one"
)
_HERE: LiteralString = "select coalesce(pg_catalog.current_schema(), 'public')"


def keep_mirrors(
    session: Session, request: Request, folder: Folder, *, before_running: bool = False
) -> Mirrors:
    """Make the tables that are not there, write what they lack, and return what keeps them.

    The ledger is there and the lock held. Each table in a transaction of its own: what was applied
    before it was to be kept in step is in it afterwards. ADO010 where one cannot be written, and,
    ``before_running``, where it has what the ledger lacks: that would be run a second time.
    """
    ledger = read_ledger(session, request.place) or Ledger(entries=())
    kept = []
    for name in request.mirror:
        writer = import_module(f"{writers.__name__}.{name}").WRITER
        table = _table(session, writer)
        at = At(
            history=table.path,
            quoted=f"{in_quotes(table.schema)}.{in_quotes(table.name)}",
            ledger=table_name(request.place),
        )
        _refuse_unwritable(session, table)
        history = read_history(session, Found(tool=writer.tool, table=table))
        if history.dirty:
            raise _cannot(writer, history.dirty[0])
        if before_running:
            _refuse_ahead(writer, history, folder, ledger)
        _catch_up(session, writer, at, _lacking(writer, history, folder, ledger))
        kept.append((writer, at))
    return Mirrors(kept=tuple(kept))


def _table(session: Session, writer: Writer) -> Table:
    tool = writer.tool
    ((here,),) = session.query(_HERE)
    wanted = tool.schema or here
    for _ in range(2):
        tables = [
            one
            for one in find_tables(session, [tool.table])
            if tool.schema in (None, one.schema) and (one.schema == wanted or is_of(tool, one))
        ]
        tables.sort(key=lambda one: one.schema != wanted)
        if tables:
            if not is_of(tool, tables[0]):
                raise _cannot(writer, f"{tables[0].path} has other columns")
            return tables[0]
        path = qualified((wanted, tool.table))
        _run(session, writer, [writer.make(identifier(wanted), path)])
    raise _cannot(writer, f"{qualified((wanted, tool.table))} was not made")


def _refuse_unwritable(session: Session, table: Table) -> None:
    usable = table.may_read and session.query(_MAY_WRITE, (table.path,))[0][0]
    if not usable:
        grant = f"grant select, insert, update, delete on {table.path} to {table.role};"
        raise KeelError(ado.MIRROR, f"role {table.role} may not write {table.path}", hint=grant)


def _lacking(writer: Writer, history: History, folder: Folder, ledger: Ledger) -> Iterator[Job]:
    """Yield what the ledger has and the history lacks, in the order in which it was applied."""
    if writer.points:
        yield from (forward(one, None) for one in folder.migrations[:1])
        return
    has = set(_versions(one.version for one in history.recorded))
    floor = next(_versions([history.floor]), None)
    ours = {one.version: one for one in folder.migrations}
    for entry in ledger.entries:
        below = floor is not None and entry.version <= floor
        if entry.is_applied and entry.version in ours and not below and entry.version not in has:
            yield forward(ours[entry.version], entry)


def _refuse_ahead(writer: Writer, history: History, folder: Folder, ledger: Ledger) -> None:
    listed = set(_versions([*(one.version for one in history.recorded), *history.pointers]))
    ours = {entry.version for entry in ledger.applied}
    ahead = [one for one in folder.migrations if one.version in listed - ours]
    if ahead:
        raise KeelError(
            ado.MIRROR,
            f"{writer.tool.title} has applied {', '.join(one.label for one in ahead[:20])}, and the"
            " ledger knows nothing of that",
            hint="`keel adopt` takes it over",
        )


def _versions(texts: Iterable[str | None]) -> Iterator[Version]:
    """Yield those that are numbers: the others are none of ours."""
    for text in texts:
        if text and text.replace("_", "").replace(".", "").isdecimal():
            yield Version.parse(text)


def _catch_up(session: Session, writer: Writer, at: At, jobs: Iterable[Job]) -> None:
    if texts := [writer.applied(at, job) for job in jobs]:
        _run(session, writer, texts)


def _run(session: Session, writer: Writer, texts: list[str]) -> None:
    try:
        session.run("; ".join(("begin", *texts, "commit")).encode())
    except StatementError as error:
        raise KeelError(
            ado.MIRROR,
            f"the history of {writer.tool.title} cannot be written: {error.failure.message}",
            detail="\n".join(error.failure.lines()),
        ) from error
    finally:
        if not session.is_lost and session.in_transaction:
            session.run("rollback")


def _cannot(writer: Writer, why: str) -> KeelError:
    return KeelError(ado.MIRROR, f"the history of {writer.tool.title} is not kept: {why}")

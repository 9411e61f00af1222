"""Reads the schema of one database whole, in one transaction that sees one moment; for sources."""

from collections import deque
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from queue import SimpleQueue

from pgkeel.catalog.address import Address
from pgkeel.catalog.assembly import DEPENDENCIES, MEMBERS, Assembly
from pgkeel.catalog.collecting import no_collections
from pgkeel.catalog.coverage import OBJECTS, find_unclaimed, hidden
from pgkeel.catalog.fragments import FIRST_OID
from pgkeel.catalog.kind import Kind
from pgkeel.catalog.permitted import closed_catalogs, refused, told
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Dependency, Snapshot
from pgkeel.errors import KeelError
from pgkeel.postgres.session import Session, StatementError

# What is read must not depend on who reads it or how their session is set up.
_SETTINGS = """
set local search_path = '';
set local lock_timeout = '30s';
set local quote_all_identifiers = off;
set local standard_conforming_strings = on;
set local lc_monetary = 'C';
set local datestyle = 'ISO, MDY';
set local intervalstyle = 'postgres';
set local timezone = 'UTC';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local xmloption = 'content';
set local row_security = off;
set local jit = off;
set local max_parallel_workers_per_gather = 0;
"""
_LIMIT = "set local statement_timeout = '5min'"
_NO_LIMIT = "set local statement_timeout = 0"
_BEGIN = "begin isolation level repeatable read read only"
_ABOUT = """
select current_setting('server_version_num')::int, current_user::text,
  (select rolsuper from pg_roles where rolname = current_user),
  (select coalesce(sum(reltuples), 0) from pg_class where relname = 'pg_class')
"""
# The system's relations have OIDs of their own: so they are found without a look at all others.
_CATALOGS = f"""
select oid::int8, relname::text from pg_class
where oid < {FIRST_OID} and relnamespace = 'pg_catalog'::regnamespace and relkind = 'r'
"""
# Owners, grantees, and the roles of policies; the superuser that initdb made is not in it.
_ROLES = """
select distinct r.rolname::text from pg_shdepend d join pg_roles r on r.oid = d.refobjid
where d.refclassid = 'pg_authid'::regclass
  and (d.dbid = 0 or d.dbid = (select oid from pg_database where datname = current_database()))
order by 1
"""
_WORTH_ANOTHER = 2_000
"""Relations from which on a second connection saves more than it costs."""

# Two sessions take from the two ends of all that is asked, and meet between. The server keeps a
# description of every relation whose expressions it writes, and each session has to make its own:
# so what makes it write them is at one end, and what else is dear at the other. There tables come
# first, since most of what is read belongs to them.
_TABLES_END = ("table", "column", "default", "?needs", "owner", "privileges")
_EXPRESSIONS_END = ("index", "constraint", "view", "policy", "rule", "trigger")

Open = Callable[[], Session]


def read_objects(
    session: Session, known: Snapshot | None = None, unmoved: Container[str] = ()
) -> Snapshot:
    """Return the objects of a schema alone: not what needs what, nor what is not modelled.

    Enough to compare, not enough to plan, and cheaper. ``known`` is an earlier moment of the same
    database, ``unmoved`` the catalogs no row of which has moved since: kinds of which it had no
    object, and can have none now, are not asked for. As ``read_snapshot`` in all else.
    """
    absent: frozenset[str] = frozenset()
    if known is not None:
        present = {address.kind for address in known.objects}
        absent = frozenset(
            kind.name
            for kind in all_kinds().values()
            if kind.catalog in unmoved and kind.name not in present
        )
    with reading(session):
        return read_within(session, whole=False, absent=absent)


def read_snapshot(session: Session, another: Open | None = None) -> Snapshot:
    """Return the schema that ``session`` is connected to.

    It is for sandboxes: nobody waits there, so no statement is stopped because it takes long. One
    read-only transaction at the isolation level REPEATABLE READ; whole catalogs, never one query
    an object. Takes no lock but ACCESS SHARE on catalogs.
    ``another`` opens one more session to the same database, which shares the moment that is seen
    and half of the work, where there is much. ``StatementError`` when the server refuses.
    """
    with reading(session, limited=False):
        return read_within(session, another)


@contextmanager
def reading(session: Session, moment: str | None = None, *, limited: bool = True) -> Iterator[None]:
    """Open the transaction in which one moment of a database is read, and end it.

    ``moment`` is one that another session gave away and still holds. ``limited``: the server stops
    a statement that takes more than minutes.
    """
    moved = f"; set transaction snapshot '{moment}'" if moment is not None else ""
    limit = _LIMIT if limited else _NO_LIMIT
    session.run(f"{_BEGIN}{moved}; {limit}; {_SETTINGS}".encode())
    try:
        yield
    finally:
        session.run("rollback")


def settle(session: Session) -> None:
    """Give the open transaction of ``session`` the settings that a snapshot is read with."""
    session.run(f"{_LIMIT}; {_SETTINGS}".encode())


def read_within(
    session: Session,
    another: Open | None = None,
    *,
    whole: bool = True,
    absent: Container[str] = (),
) -> Snapshot:
    """Return the schema as the open transaction sees it, which has been settled.

    Not ``whole``: without what depends on what, and without a look at what is not modelled. Kinds
    that are ``absent`` are not asked for.
    """
    ((server, role, superuser, size),) = session.query(_ABOUT)
    catalogs: dict[int, str] = dict(session.query(_CATALOGS))
    kinds = {
        kind.name: kind
        for kind in all_kinds().values()
        if kind.since <= server // 10_000 and kind.name not in absent
    }
    texts = {name: wrapped(kind, server // 10_000) for name, kind in kinds.items()}
    if whole:
        texts = {"?needs": DEPENDENCIES, "?there": OBJECTS, "?members": MEMBERS, **texts}
    without = refused(texts, closed_catalogs(session))
    texts = {name: texts[name] for name in _ordered(texts) if name not in without}
    assembly = Assembly(catalogs)
    others: dict[str, str] = {}
    moment = _moment(session) if another and size > _WORTH_ANOTHER else None
    with no_collections():
        if another and moment:
            answers = _shared(session, another, moment, texts)
        else:
            answers = _alone(session, texts)
        for name, text in answers:
            if name in kinds:
                assembly.add(kinds[name], text)
            else:
                others[name] = text
        objects = assembly.objects()
        depends: Mapping[Address, tuple[Dependency, ...]] = {}
        if whole:
            assembly.add_members(others.get("?members", "[]"))
            depends = assembly.dependencies(others.get("?needs", "[]"))
    plurals = {name: kind.plural for name, kind in kinds.items()}
    findings = (
        *(find_unclaimed(others.get("?there", "[]"), assembly, catalogs, session) if whole else ()),
        *(hidden(f"{what} may not be read by {role}") for what in assembly.hidden),
        *told(without, plurals, role),
    )
    return Snapshot(
        server=server,
        role=role,
        superuser=superuser,
        roles=tuple(name for (name,) in session.query(_ROLES)),
        objects=objects,
        depends=depends,
        findings=findings,
    )


def _alone(session: Session, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the answers as they come, all questions being asked at once."""
    for name, ((text,),) in zip(texts, session.stream(list(texts.values())), strict=True):
        yield name, text


def _shared(
    session: Session, another: Open, moment: str, texts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the answers as they come from two sessions that see the same moment."""
    left = deque(texts)
    answers: SimpleQueue[tuple[str, str] | None] = SimpleQueue()

    def ask(own: Session, take: Callable[[], str]) -> None:
        try:
            with suppress(IndexError):
                while name := take():
                    answers.put((name, own.query_made(texts[name])[0][0]))
        except BaseException:
            left.clear()  # after an error nothing more is asked
            raise

    def ask_alone() -> None:
        ask(session, left.popleft)

    def ask_another() -> None:
        with _joined(another, moment) as second:
            if second:
                ask(second, left.pop)

    with ThreadPoolExecutor(2) as pool:
        asking = [pool.submit(one) for one in (ask_alone, ask_another)]
        for one in asking:
            one.add_done_callback(lambda _: answers.put(None))
        try:
            for _ in asking:
                while (answer := answers.get()) is not None:
                    yield answer
            for one in asking:
                one.result()
        finally:
            left.clear()


@contextmanager
def _joined(another: Open, moment: str) -> Iterator[Session | None]:
    """Give a second session in the same moment; none where the server does not give one.

    ``moment`` is what takes it up.
    """
    with ExitStack() as stack:
        try:
            second = stack.enter_context(another())
            second.run(f"{_BEGIN}; {moment}; {_SETTINGS}".encode())
        except (StatementError, KeelError):
            yield None  # a pooler, or no connection to spare: one session does it
        else:
            yield second


def _moment(session: Session) -> str | None:
    """Return what takes up the moment that the session sees, with its limit of time.

    ``None`` where it cannot be shared.
    """
    try:
        ((moment, limit),) = session.query(
            "select pg_export_snapshot(), current_setting('statement_timeout')"
        )
    except StatementError:
        return None  # a standby
    return f"set transaction snapshot '{moment}'; set local statement_timeout = '{limit}'"


def _ordered(names: Collection[str]) -> Iterator[str]:
    """Return what is asked from one end to the other."""
    last = _EXPRESSIONS_END[::-1]
    between = (name for name in names if name not in (*_TABLES_END, *last))
    return (name for name in (*_TABLES_END, *between, *last) if name in names)


def wrapped(kind: Kind, major: int) -> str:
    """Return the query of a kind for a server of that version, its rows as one JSON text."""
    query = next((query for since, query in kind.older if major < since), kind.query)
    if not kind.columns:
        return f"select coalesce(json_agg(row_to_json(q)), '[]')::text from ({query}) q"
    fields = ", ".join(f"""'"{name}":' || to_json(q."{name}")""" for name in kind.columns)
    row = f"concat('{{', concat_ws(',', {fields}), '}}')"
    return f"select '[' || coalesce(string_agg({row}, ','), '') || ']' from ({query}) q"

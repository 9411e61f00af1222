"""Functions and views that a migration breaks without PostgreSQL noticing before they are used.

A body of SQL is given to the server's own check. Of a body of PL/pgSQL each statement is: as the
body of an SQL function whose parameters are the variables, which resolves names as PL/pgSQL does.
What has no type before it runs, such as a record, cannot be decided so, and is told as unchecked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare
from pgkeel.postgres.session import Session, StatementError
from pgkeel.proof.facts import Broken
from pgkeel.proof.variables import read_variables
from pgkeel.sql import read_body

_TELLING = frozenset({"42703", "42P01", "42883", "42704", "3F000", "42809", "42804"})
"""What is undefined or of another type (manual: PostgreSQL Error Codes)."""
_NO_FIELD = re.compile(r'missing FROM-clause entry for table "(\w+)"')
_OF_TYPES = frozenset({"42809", "42804"})
"""Of a body that was never right before, these may come from how it is checked."""
_WORD = re.compile(r"[A-Za-z_\x80-\uffff][\w$\x80-\uffff]*")
_LABEL = re.compile(r"<<\s*([A-Za-z_][\w$]*)\s*>>")
_TEMPORARY = re.compile(r"\bcreate\s+(?:local\s+|global\s+)?temp(?:orary)?\b", re.IGNORECASE)

_ROUTINES = """
select p.oid::int8, 'routine ' || quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '('
    || pg_get_function_identity_arguments(p.oid) || ')', p.proname::text, l.lanname::text, p.prosrc,
  coalesce(p.proargnames, '{}')::text[],
  array(select format_type(t, null) from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]))
    with ordinality u(t, o) order by o),
  p.prorettype = 'trigger'::regtype,
  array(select distinct tgrelid::regclass::text from pg_trigger where tgfoid = p.oid order by 1),
  coalesce((select s from unnest(p.proconfig) s where s like 'search_path=%%' limit 1), '')
from pg_proc p join pg_language l on l.oid = p.prolang join pg_namespace n on n.oid = p.pronamespace
where l.lanname in ('plpgsql', 'sql') and p.prosqlbody is null and p.oid >= 16384
  and p.prorettype <> 'event_trigger'::regtype
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e'
    and d.classid = 'pg_proc'::regclass)
order by 2
"""
_VIEWS = """
select 'view ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname),
  quote_ident(n.nspname) || '.' || quote_ident(c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'v' and c.oid >= 16384 and n.nspname !~ '^pg_'
  and n.nspname <> 'information_schema' order by 1
"""
_USERS = """
select distinct pg_describe_object(d.classid, d.objid, d.objsubid) from pg_depend d
where d.refclassid = 'pg_proc'::regclass and d.refobjid = %s and d.classid <> 'pg_proc'::regclass
order by 1
"""


class _Routine(NamedTuple):
    oid: int
    address: str
    name: str
    language: str
    source: str
    names: list[str]
    types: list[str]
    is_trigger: bool
    tables: list[str]
    path: str


class Suspects(Struct, frozen=True, kw_only=True):
    """What may be broken: whatever speaks of what is gone or changed, and what is new."""

    words: frozenset[str]
    fresh: frozenset[str]
    """Addresses of routines that the migration made or changed."""


def find_suspects(before: Snapshot, made: Snapshot) -> Suspects:
    """Return the names of what is gone or changed; pure."""
    words: set[str] = set()
    fresh: set[str] = set()
    for change in compare(before, made):
        path = [part for part in change.address.path if not part.startswith("(")]
        if change.address.kind == "routine" and change.after is not None:
            fresh.add(str(change.address))
        if change.before is None or not path:
            continue
        if change.address.kind in _HARMLESS or path[0] in _HARMLESS:
            continue
        words |= {one.lower() for one in path[1:] or path}
    return Suspects(words=frozenset(words), fresh=frozenset(fresh))


_HARMLESS = frozenset(
    {"comment", "privileges", "owner", "policy", "index", "statistics", "trigger", "constraint"}
)


def find_broken(session: Session, suspects: Suspects) -> tuple[tuple[Broken, ...], tuple[str, ...]]:
    """Return what of ``suspects`` does not work in the database of ``session``, a superuser's.

    And what could not be decided. One transaction, rolled back.
    """
    if not suspects.words and not suspects.fresh:
        return (), ()
    session.run("begin")
    try:
        checking = _Checking(session, suspects)
        checking.run()
    finally:
        session.run("rollback")
    return tuple(checking.broken), tuple(checking.unchecked)


class _Checking:
    """One pass over the routines and views of a database."""

    def __init__(self, session: Session, suspects: Suspects) -> None:
        self._session = session
        self._suspects = suspects
        self.broken: list[Broken] = []
        self.unchecked: list[str] = []

    def run(self) -> None:
        """Check all that speaks of the suspects."""
        for row in self._session.query(_ROUTINES):
            routine = _Routine(*row)
            said = {word.lower() for word in _WORD.findall(routine.source)}
            fresh = _plain(routine.address) in {_plain(one) for one in self._suspects.fresh}
            if not fresh and not said & self._suspects.words:
                continue
            check = self._check_sql if routine.language == "sql" else self._check_plpgsql
            for line, error in check(routine):
                self._tell(routine, line, error, fresh=fresh)
        if self._suspects.words:
            for address, name in self._session.query(_VIEWS):
                failed = self._try(f"explain select * from {name}")
                if failed and failed.failure.sqlstate in _TELLING:
                    failure = failed.failure
                    self.broken.append(
                        Broken(address=address, message=failure.message, sqlstate=failure.sqlstate)
                    )

    def _tell(
        self, routine: _Routine, line: int | None, error: StatementError, *, fresh: bool
    ) -> None:
        users = tuple(name for (name,) in self._session.query(_USERS, (routine.oid,)))
        self.broken.append(
            Broken(
                address=routine.address,
                message=_in_words(error.failure.message),
                sqlstate=error.failure.sqlstate,
                line=line,
                new=fresh,
                used_by=users,
            )
        )

    def _check_sql(self, routine: _Routine) -> Iterator[tuple[int | None, StatementError]]:
        ((text,),) = self._session.query("select pg_get_functiondef(%s)", (routine.oid,))
        failed = self._try(str(text), checked=True)
        if failed and failed.failure.sqlstate in _TELLING and not _is_temporary(routine, failed):
            yield None, failed

    def _check_plpgsql(self, routine: _Routine) -> Iterator[tuple[int | None, StatementError]]:
        head = b"do "
        mark = b"$keel_body$"
        source = routine.source.encode()
        body = read_body(head + mark + source + mark)
        if body is None:
            return
        known, unknown = read_variables(source)
        # Variables can be named by the label of their block, which nothing stands for here.
        unknown |= {label.lower() for label in _LABEL.findall(routine.source)}
        given = dict(zip(routine.names, routine.types, strict=False))
        variables = {**_ALWAYS, **given, **known}
        if routine.is_trigger:
            variables |= _OF_TRIGGERS
            if routine.tables:
                variables |= {"new": routine.tables[0], "old": routine.tables[0]}
            else:
                unknown |= {"new", "old"}
        shift = len(head) + len(mark)
        for one in body.statements:
            if one.opaque or not one.sql.strip():
                continue
            line = source[: max(0, one.start - shift)].count(b"\n") + 1
            yield from self._check_statement(routine, one.sql.decode(), line, variables, unknown)

    def _check_statement(
        self,
        routine: _Routine,
        sql: str,
        line: int,
        variables: Mapping[str, str],
        unknown: frozenset[str],
    ) -> Iterator[tuple[int | None, StatementError]]:
        said = {word.lower() for word in _WORD.findall(sql)}
        if said & unknown:
            if said & self._suspects.words:
                names = ", ".join(sorted(said & unknown))
                self.unchecked.append(
                    f"{routine.address}, line {line}: {names} has no type before it runs"
                )
            return
        used = {name: kind for name, kind in variables.items() if name and name.lower() in said}
        parameters = ", ".join(f"{identifier(name)} {kind}" for name, kind in used.items())
        path = f"set {routine.path.replace('=', ' = ', 1)}" if routine.path else ""
        failed = self._try(
            # By the name of the function both languages know its parameters, too.
            f"create function pg_temp.{identifier(routine.name)}({parameters}) returns void"
            f" language sql {path}"
            f" as $keel_check$ {sql} $keel_check$",
            checked=True,
        )
        if failed and failed.failure.sqlstate in _TELLING and not _is_temporary(routine, failed):
            yield line, failed

    def _try(self, sql: str, *, checked: bool = False) -> StatementError | None:
        """Run a statement and take it back; return how it failed, if it did."""
        self._session.run("savepoint keel_check")
        try:
            if checked:
                self._session.run("set local check_function_bodies = on")
            self._session.run(sql.encode())
        except StatementError as error:
            return error
        finally:
            self._session.run("rollback to savepoint keel_check")
        return None


_ALWAYS = {"found": "boolean", "sqlstate": "text", "sqlerrm": "text"}
_OF_TRIGGERS = {
    "tg_op": "text",
    "tg_name": "name",
    "tg_when": "text",
    "tg_level": "text",
    "tg_relid": "oid",
    "tg_relname": "name",
    "tg_table_name": "name",
    "tg_table_schema": "name",
    "tg_nargs": "integer",
    "tg_argv": "text[]",
}


def _in_words(message: str) -> str:
    """Return the server's message; of a variable it speaks as of a table that is not there."""
    found = _NO_FIELD.fullmatch(message)
    name = found[1] if found else ""
    return f"{name} has no such column" if name in ("new", "old") else message


def _plain(address: str) -> str:
    """Return an address without its arguments: they may be written in two ways."""
    return address.partition("(")[0]


def _is_temporary(routine: _Routine, error: StatementError) -> bool:
    """Whether it may be a table that the routine itself makes while it runs."""
    return error.failure.sqlstate == "42P01" and bool(_TEMPORARY.search(routine.source))


def only_new(found: Sequence[Broken], before: Sequence[Broken]) -> tuple[Broken, ...]:
    """Return what was not broken already; of what is new only what surely is."""
    known = {(one.address, one.message) for one in before}
    return tuple(
        one
        for one in found
        if (one.address, one.message) not in known and not (one.new and one.sqlstate in _OF_TYPES)
    )

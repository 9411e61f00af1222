"""What a live database is before anything is done to it, and whether it may be changed."""

from collections.abc import Sequence
from typing import LiteralString

from msgspec import Struct

from pgkeel import config
from pgkeel.errors import Code, KeelError
from pgkeel.errors.catalogue import run
from pgkeel.postgres.asking import Asking

_ASK: LiteralString = """
select pg_catalog.current_setting('server_version_num')::int,
  pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1),
  pg_catalog.pg_is_in_recovery(),
  pg_catalog.current_setting('default_transaction_read_only')::boolean,
  pg_catalog.current_database()::pg_catalog.text, session_user::pg_catalog.text,
  d.oid::bigint,
  pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute'),
  pg_catalog.has_function_privilege('pg_catalog.pg_control_checkpoint()', 'execute')
from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
"""
# Some platforms take them away from everybody, and a query that names them is refused.
_SYSTEM: LiteralString = (
    "select system_identifier::pg_catalog.text from pg_catalog.pg_control_system()"
)
_TIMELINE: LiteralString = "select timeline_id from pg_catalog.pg_control_checkpoint()"
_OBJECTS: LiteralString = """
select n.nspname::pg_catalog.text, c.relname::pg_catalog.text
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't'
  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> all (%s)
  and c.relname <> all (%s::pg_catalog.text[])
  and (%s::pg_catalog.text[] is null or n.nspname = any (%s))
  and not exists (select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
      and d.deptype = 'e')
order by 1, 2 limit 5
"""


_WRITABLE = (
    "a setting makes them so: for one run PGOPTIONS='-c default_transaction_read_only=off', for "
    "good ALTER ROLE or ALTER DATABASE … RESET default_transaction_read_only"
)


class Target(Struct, frozen=True, kw_only=True):
    """A database and its server."""

    version: int
    """As ``server_version_num``: 180006."""
    server_version: str
    is_standby: bool
    is_read_only: bool
    database: str
    role: str
    identity: str
    """Which cluster and which database in it, whatever the address: a copy has the same cluster."""
    timeline: str
    """Another begins with a failover, and where a backup is restored."""

    @property
    def identity_now(self) -> str:
        """Which server, database and timeline it is."""
        return f"{self.identity}/{self.timeline}"


def read_target(session: Asking) -> Target:
    """Return what ``session`` is connected to. Only reads, on a standby too."""
    ((version, server, standby, read_only, database, role, oid, *may_ask),) = session.query(_ASK)
    system, timeline = _cluster(session, *may_ask)
    return Target(
        version=version,
        server_version=server,
        is_standby=standby,
        is_read_only=read_only,
        database=database,
        role=role,
        identity=f"{system}/{oid}",
        timeline=timeline,
    )


def _cluster(session: Asking, may_ask_system: bool, may_ask_timeline: bool) -> tuple[str, str]:
    """Return the system identifier and the timeline, as far as the role may know."""
    if may_ask_system and may_ask_timeline:
        ((system, timeline),) = session.query(f"select ({_SYSTEM}), ({_TIMELINE})")
        return system, str(timeline)
    system = session.query(_SYSTEM)[0][0] if may_ask_system else "unknown"
    timeline = session.query(_TIMELINE)[0][0] if may_ask_timeline else "unknown"
    return system, str(timeline)


def refuse_target(target: Target, environment: config.Environment | None, *, oldest: int) -> None:
    """Raise RUN012 to RUN014 where ``target`` must not, or cannot, be changed.

    ``oldest`` is the lowest major version that migrations are written for.
    """
    for code, message in _against(target, environment, oldest):
        is_set = code is run.READ_ONLY and not target.is_standby
        raise KeelError(code, message, hint=_WRITABLE if is_set else None)


def refuse_wrong_database(target: Target, environment: config.Environment | None) -> None:
    """Raise RUN014 where ``environment`` means another database."""
    for code, message in _wrong(target, environment):
        raise KeelError(code, message)


def objects_in(
    session: Asking,
    managed: frozenset[str],
    place: config.Ledger,
    own: tuple[str, ...] | None = None,
    histories: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return a few tables and views that somebody has made; none where nobody has.

    In no schema of those ``managed`` by others, nor in any but its ``own`` where it has such.
    Tables named as ``histories`` are, that keel keeps for other tools, do not count.
    """
    passed_over = sorted(managed | {place.schema} - {"public"})
    schemas = None if own is None else list(own)
    rows = session.query(_OBJECTS, (passed_over, list(histories), schemas, schemas))
    return tuple(f"{schema}.{name}" for schema, name in rows)


def _against(
    target: Target, environment: config.Environment | None, oldest: int
) -> list[tuple[Code, str]]:
    found = _wrong(target, environment)
    if target.version // 10_000 < oldest:
        message = f"the server is PostgreSQL {target.server_version}, older than {oldest}"
        found.append((run.OLD_SERVER, message))
    if target.is_standby:
        found.append((run.READ_ONLY, f"database {target.database} is on a standby server"))
    elif target.is_read_only:
        message = f"sessions of {target.role} in database {target.database} are read-only"
        found.append((run.READ_ONLY, message))
    return found


def _wrong(target: Target, environment: config.Environment | None) -> list[tuple[Code, str]]:
    if environment is None:
        return []
    checks = (
        ("database", environment.database, target.database),
        ("identity", environment.identity, target.identity),
    )
    return [
        (run.WRONG_DATABASE, f"keel.toml expects {name} {expected!r}, and this is {found!r}")
        for name, expected, found in checks
        if expected is not None and expected != found
    ]

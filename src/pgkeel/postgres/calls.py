"""How psql and pg_dump are called to read a schema; pure, and imports next to nothing.

Two ask: what begins a dump before anything is imported, and the command, which takes up what was
begun if it would call the same.
"""

from __future__ import annotations

from pgkeel.postgres.running import Call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_BEGIN = """
begin isolation level repeatable read read only;
set local search_path = '';
set local idle_in_transaction_session_timeout = 0;
"""
# Not all standbys give a snapshot away. Names may hold anything, so they come in hexadecimal.
_ABOUT = """
select concat_ws('|', coalesce(case when not pg_is_in_recovery() then pg_export_snapshot() end, ''),
  current_setting('server_version_num'),
  (select string_agg(encode(convert_to(nspname, 'UTF8'), 'hex'), ',') from pg_namespace))
"""
_PSQL = (
    "--no-psqlrc",
    "--quiet",
    "--tuples-only",
    "--no-align",
    "--no-password",
    "--set=ON_ERROR_STOP=1",
    f"--command={_BEGIN}",
    f"--command={_ABOUT}",
    "--file=-",  # then it waits until nothing more can come
)
_PG_DUMP = (
    "--schema-only",
    "--restrict-key=keel",
    "--encoding=UTF8",
    "--lock-wait-timeout=30s",
    "--no-password",
)
# pg_dump reads expressions as the session shows them, and sets some of what they hang on itself.
# A role, a database or a server may set the rest otherwise.
_SETTINGS = (
    "bytea_output=hex",
    "default_transaction_read_only=on",
    "jit=off",
    "lc_monetary=C",
    "quote_all_identifiers=off",
    "standard_conforming_strings=on",
    "timezone=UTC",
)


class Moment:
    """What a database looked like when it was first seen."""

    __slots__ = ("name", "schemas", "server")

    def __init__(self, line: bytes) -> None:
        """Read what psql was told to say."""
        name, server, schemas = line.decode().strip().split("|")
        self.name = name or None
        """What ``set transaction snapshot`` takes; ``None`` where the server gives none away."""
        self.server = int(server)
        """The server's version as a number."""
        self.schemas = frozenset(
            bytes.fromhex(one).decode(errors="replace") for one in schemas.split(",")
        )


def call_for_moment(folder: str, environ: Mapping[str, str]) -> Call:
    """Return the call of psql, which is in ``folder``, to open a moment and hold it."""
    return Call([f"{folder}/psql", *_PSQL], {**environ, "PGCLIENTENCODING": "UTF8"})


def call_for_dump(
    folder: str, environ: Mapping[str, str], options: Sequence[str], moment: str | None = None
) -> Call:
    """Return the call of pg_dump, which sees a ``moment`` that another session exported."""
    shared = [f"--snapshot={moment}"] if moment else []
    return Call([f"{folder}/pg_dump", *_PG_DUMP, *options, *shared], environ)


def options_for(
    excluded: Collection[str], only: Collection[str], tables: Collection[tuple[str, str]]
) -> list[str]:
    """Return the options of pg_dump by which schemas and tables are chosen."""
    return [
        *(f"--exclude-schema={pattern(schema)}" for schema in excluded),
        *(f"--schema={pattern(schema)}" for schema in only),
        *(f"--exclude-table={pattern(*table)}" for table in tables),
    ]


def pattern(*names: str) -> str:
    """Return what pg_dump takes for the plain name of a schema, or of a table in one."""
    # Names are patterns to it, but for what is quoted.
    return ".".join('"{}"'.format(name.replace('"', '""')) for name in names)


def environment_for(
    variables: Mapping[str, str], mine: Mapping[str, str], *, live: bool
) -> dict[str, str]:
    """Return the environment in which a program of PostgreSQL's reads a database.

    ``variables`` are those that a connection string stands for, ``mine`` the environment that is
    there; its PG* variables count for a ``live`` database alone. What expressions look like hangs
    on no setting of a role, a database or a server.
    """
    environ = {name: value for name, value in mine.items() if live or not name.startswith("PG")}
    environ.update(variables)
    settings = " ".join(f"-c {setting}" for setting in _SETTINGS)
    return {
        **environ,
        "PGAPPNAME": "pgkeel",
        "PGCONNECT_TIMEOUT": environ.get("PGCONNECT_TIMEOUT", "10"),
        "PGOPTIONS": f"{environ.get('PGOPTIONS', '')} {settings}".strip(),
        "LC_ALL": "C",
    }

"""Other tools that apply migrations, for benchmarks: how each is got, laid out and run.

Every one gets the same texts in the form that it takes, and a database of its own on one server.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
import registries

OUTSIDE = "-- outside a transaction\n"
"""Begins a text that is to run outside a transaction, in the form that each tool has for that."""
_ALEMBIC_ENV = """\
import os
from alembic import context
from sqlalchemy import create_engine

with create_engine(os.environ["BENCH_URL"]).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""
_REVISION = """\
from alembic import op

revision = {name!r}
down_revision = {before!r}


def upgrade():
    {within}op.get_bind().exec_driver_sql({text!r})
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One tool: its program, how a folder of ``texts`` is laid out for it, and how it is run."""

    name: str
    program: Path
    lay_out: Callable[[Path, Mapping[str, str]], None]
    arguments: tuple[str, ...]
    """``{url}``, ``{user}``, ``{host}``, ``{port}`` and ``{dbname}`` are replaced."""
    environ: Mapping[str, str] = field(default_factory=dict)

    def argv(self, url: str) -> list[str]:
        """Return the command that applies everything to the database at ``url``."""
        return [str(self.program), *(self._filled(one, url) for one in self.arguments)]

    def env(self, url: str) -> dict[str, str]:
        """Return the variables that it needs for that."""
        return {name: self._filled(value, url) for name, value in self.environ.items()}

    def _filled(self, text: str, url: str) -> str:
        parts = {"port": "5432", **psycopg.conninfo.conninfo_to_dict(url)}
        values = {name: str(parts[name]) for name in ("user", "host", "port", "dbname")}
        return text.format(url=plain_url(url), **values)


def plain_url(url: str) -> str:
    """Return ``url`` as every driver reads it; libpq's own spelling has no host before the path."""
    parts = psycopg.conninfo.conninfo_to_dict(url)
    user, host, database = parts["user"], str(parts["host"]), parts["dbname"]
    if not host.startswith("/"):
        return f"postgresql://{user}@{host}:{parts['port']}/{database}?sslmode=disable"
    return f"postgresql://{user}@localhost/{database}?host={quote(host, safe='/')}&sslmode=disable"


def find_peers() -> tuple[list[Peer], dict[str, str]]:
    """Install what can be; return the tools that are there, and why each other one is not."""
    installed = registries.install()
    programs, missing = installed.programs, installed.missing
    found = [
        make(programs[name])
        for name, several in _PEERS.items()
        if name in programs
        for make in several
    ]
    return found, {name: missing[name] for name in _PEERS if name in missing}


def _dbmate(program: Path) -> Peer:
    return Peer(
        name="dbmate",
        program=program,
        lay_out=_for_dbmate,
        arguments=("--url", "{url}", "--no-dump-schema", "up"),
    )


def _alembic(program: Path) -> Peer:
    return Peer(
        name="Alembic, a transaction each",
        program=program,
        lay_out=_for_alembic,
        arguments=("upgrade", "head"),
        environ={"BENCH_URL": "postgresql+psycopg://{user}@/{dbname}?host={host}&port={port}"},
    )


def _graphile(program: Path) -> Peer:
    return Peer(
        name="graphile-migrate",
        program=program,
        lay_out=_for_graphile,
        arguments=("migrate",),
        environ={"DATABASE_URL": "{url}"},
    )


def _node_pg_migrate_each(program: Path) -> Peer:
    return Peer(
        name="node-pg-migrate, a transaction each",
        program=program,
        lay_out=_for_node_pg_migrate,
        arguments=("up", "-m", "migrations", "--no-single-transaction"),
        environ={"DATABASE_URL": "{url}"},
    )


def _node_pg_migrate(program: Path) -> Peer:
    # As it is run where nothing is said: one transaction for all.
    return Peer(
        name="node-pg-migrate",
        program=program,
        lay_out=_for_node_pg_migrate,
        arguments=("up", "-m", "migrations"),
        environ={"DATABASE_URL": "{url}"},
    )


def _supabase(program: Path) -> Peer:
    return Peer(
        name="supabase db push",
        program=program,
        lay_out=_for_supabase,
        arguments=("db", "push", "--include-all", "--yes", "--db-url", "{url}"),
        environ={"DO_NOT_TRACK": "1"},
    )


def _sqitch(program: Path) -> Peer:
    return Peer(
        name="sqitch",
        program=program,
        lay_out=_for_sqitch,
        arguments=("deploy", "db:pg://{user}@/{dbname}"),
        environ={
            "PGHOST": "{host}",
            "PGPORT": "{port}",
            "SQITCH_FULLNAME": "bench",
            "SQITCH_EMAIL": "bench@localhost",
        },
    )


_PEERS: Mapping[str, tuple[Callable[[Path], Peer], ...]] = {
    "dbmate": (_dbmate,),
    "alembic": (_alembic,),
    "graphile-migrate": (_graphile,),
    "node-pg-migrate": (_node_pg_migrate, _node_pg_migrate_each),
    "supabase": (_supabase,),
    "sqitch": (_sqitch,),
}


def _is_outside(text: str) -> bool:
    return text.startswith(OUTSIDE)


def _stamp(number: int) -> int:
    return 20200101000000 + number


def _for_dbmate(folder: Path, texts: Mapping[str, str]) -> None:
    migrations = folder / "db" / "migrations"
    migrations.mkdir(parents=True)
    for number, (name, text) in enumerate(texts.items(), start=1):
        path = migrations / f"{_stamp(number)}_{name}.sql"
        how = " transaction:false" if _is_outside(text) else ""
        path.write_text(f"-- migrate:up{how}\n{text}\n-- migrate:down\n")


def _for_supabase(folder: Path, texts: Mapping[str, str]) -> None:
    migrations = folder / "supabase" / "migrations"
    migrations.mkdir(parents=True)
    for number, (name, text) in enumerate(texts.items(), start=1):
        (migrations / f"{_stamp(number)}_{name}.sql").write_text(text)


def _for_node_pg_migrate(folder: Path, texts: Mapping[str, str]) -> None:
    migrations = folder / "migrations"
    migrations.mkdir(parents=True)
    for number, (name, text) in enumerate(texts.items(), start=1):
        (migrations / f"{_stamp(number)}_{name}.sql").write_text(f"-- Up Migration\n{text}")


def _for_graphile(folder: Path, texts: Mapping[str, str]) -> None:
    committed = folder / "migrations" / "committed"
    committed.mkdir(parents=True)
    (folder / "migrations" / "current.sql").touch()
    (folder / ".gmrc").write_text("{}\n")
    before = ""
    for number, given in enumerate(texts.values(), start=1):
        text = f"--! no-transaction\n{given}" if _is_outside(given) else given
        whole = f"{before}\n{text.strip()}".strip() + "\n"
        digest = hashlib.sha1(whole.encode(), usedforsecurity=False)
        made = f"sha1:{digest.hexdigest()}"
        head = f"--! Previous: {before or '-'}\n--! Hash: {made}\n\n"
        (committed / f"{number:06}.sql").write_text(head + text)
        before = made


def _for_alembic(folder: Path, texts: Mapping[str, str]) -> None:
    versions = folder / "versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s\n")
    (folder / "env.py").write_text(_ALEMBIC_ENV)
    before = None
    for name, text in texts.items():
        within = "with op.get_context().autocommit_block(): " if _is_outside(text) else ""
        revision = _REVISION.format(name=name, before=before, text=text, within=within)
        (versions / f"{name}.py").write_text(revision)
        before = name


def _for_sqitch(folder: Path, texts: Mapping[str, str]) -> None:
    deploy = folder / "deploy"
    deploy.mkdir(parents=True)
    (folder / "sqitch.conf").write_text("[core]\n\tengine = pg\n")
    plan = ["%syntax-version=1.0.0", "%project=bench", ""]
    for name, text in texts.items():
        plan.append(f"{name} 2020-01-01T00:00:00Z bench <bench@localhost> # {name}")
        whole = text if _is_outside(text) else f"begin;\n{text}commit;\n"
        (deploy / f"{name}.sql").write_text(whole)
    (folder / "sqitch.plan").write_text("\n".join([*plan, ""]))

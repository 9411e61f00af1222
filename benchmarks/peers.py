"""Other tools that apply migrations, for benchmarks: how each is got, laid out and run.

Every one gets the same texts in the form that it takes, and a database of its own on the same
socket. Versions are pinned here and nowhere else.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg

NPM = {
    "dbmate": "2.36.0",
    "graphile-migrate": "1.4.1",
    "node-pg-migrate": "9.0.0",
    "pg": "8.23.1",
    "supabase": "3.1.0",
}
PYPI = {"alembic": "1.20.1", "psycopg[binary]": "3.3.9"}
DEBIAN = ("sqitch", "libdbd-pg-perl", "postgresql-client")
_HOME = Path(sys.prefix) / "peers"
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
    op.get_bind().exec_driver_sql({text!r})
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One tool: its program, how a folder of ``texts`` is laid out for it, and how it is run."""

    name: str
    program: Path
    lay_out: Callable[[Path, Mapping[str, str]], None]
    arguments: tuple[str, ...]
    """``{url}`` and ``{database}`` are replaced."""
    environ: Mapping[str, str] = field(default_factory=dict)

    def argv(self, url: str) -> list[str]:
        """Return the command that applies everything to the database at ``url``."""
        return [str(self.program), *(self._filled(one, url) for one in self.arguments)]

    def env(self, url: str) -> dict[str, str]:
        """Return the variables that it needs for that."""
        return {name: self._filled(value, url) for name, value in self.environ.items()}

    def _filled(self, text: str, url: str) -> str:
        parts = psycopg.conninfo.conninfo_to_dict(url)
        values = {name: str(parts[name]) for name in ("user", "host", "dbname")}
        return text.format(url=plain_url(url), **values)


def plain_url(url: str) -> str:
    """Return ``url`` as every driver reads it; libpq's own spelling has no host before the path."""
    parts = psycopg.conninfo.conninfo_to_dict(url)
    socket = quote(str(parts["host"]), safe="/")
    return f"postgresql://{parts['user']}@localhost/{parts['dbname']}?host={socket}&sslmode=disable"


def find_peers() -> tuple[list[Peer], list[str]]:
    """Install what can be, and return the tools that are there, and the names of the others."""
    _install()
    found = [peer for peer in _all_peers() if peer.program.is_file()]
    names = {peer.name for peer in found}
    return found, [peer.name for peer in _all_peers() if peer.name not in names]


def _install() -> None:
    """From the registries into the virtual environment; from Debian where that is allowed."""
    _HOME.mkdir(exist_ok=True)
    npm = shutil.which("npm")
    if npm and _is_new("npm", NPM):
        wanted = [f"{name}@{version}" for name, version in NPM.items()]
        _run([npm, "install", "--no-audit", "--no-fund", "--prefix", str(_HOME), *wanted])
    if _is_new("pypi", PYPI):
        venv.create(_HOME / "python", with_pip=True)
        wanted = [f"{name}=={version}" for name, version in PYPI.items()]
        _run([str(_HOME / "python" / "bin" / "pip"), "install", "--quiet", *wanted])
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0 and not shutil.which("sqitch"):
        _run([apt, "install", "-y", *DEBIAN])


def _is_new(name: str, versions: Mapping[str, str]) -> bool:
    """Whether what was installed last time was something else; what is wanted is noted."""
    note = _HOME / f"{name}.installed"
    wanted = "\n".join(f"{one} {version}" for one, version in sorted(versions.items()))
    if note.is_file() and note.read_text() == wanted:
        return False
    note.write_text(wanted)
    return True


def _run(argv: list[str]) -> None:
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode:
        # Without it there is one to compare with less, which is told.
        print(f"{' '.join(argv[:3])} …: {done.stderr.strip()[-300:]}")


def _all_peers() -> Iterator[Peer]:
    scripts = _HOME / "node_modules" / ".bin"
    yield Peer(
        name="dbmate",
        program=scripts / "dbmate",
        lay_out=_for_dbmate,
        arguments=("--url", "{url}", "--no-dump-schema", "up"),
    )
    yield Peer(
        name="Alembic, a transaction each",
        program=_HOME / "python" / "bin" / "alembic",
        lay_out=_for_alembic,
        arguments=("upgrade", "head"),
        environ={"BENCH_URL": "postgresql+psycopg://{user}@/{dbname}?host={host}"},
    )
    yield Peer(
        name="graphile-migrate",
        program=scripts / "graphile-migrate",
        lay_out=_for_graphile,
        arguments=("migrate",),
        environ={"DATABASE_URL": "{url}"},
    )
    yield Peer(
        name="node-pg-migrate, a transaction each",
        program=scripts / "node-pg-migrate",
        lay_out=_for_node_pg_migrate,
        arguments=("up", "-m", "migrations", "--no-single-transaction"),
        environ={"DATABASE_URL": "{url}"},
    )
    yield Peer(
        # As it is run where nothing is said: what fails takes all that came before it back.
        name="node-pg-migrate, one transaction for all",
        program=scripts / "node-pg-migrate",
        lay_out=_for_node_pg_migrate,
        arguments=("up", "-m", "migrations"),
        environ={"DATABASE_URL": "{url}"},
    )
    yield Peer(
        name="supabase db push",
        program=scripts / "supabase",
        lay_out=_for_supabase,
        arguments=("db", "push", "--include-all", "--yes", "--db-url", "{url}"),
        environ={"DO_NOT_TRACK": "1"},
    )
    yield Peer(
        name="sqitch",
        program=Path(shutil.which("sqitch") or "/nonexistent"),
        lay_out=_for_sqitch,
        arguments=("deploy", "db:pg://{user}@/{dbname}"),
        environ={"PGHOST": "{host}", "SQITCH_FULLNAME": "bench", "SQITCH_EMAIL": "bench@localhost"},
    )


def _stamp(number: int) -> int:
    return 20200101000000 + number


def _for_dbmate(folder: Path, texts: Mapping[str, str]) -> None:
    migrations = folder / "db" / "migrations"
    migrations.mkdir(parents=True)
    for number, (name, text) in enumerate(texts.items(), start=1):
        path = migrations / f"{_stamp(number)}_{name}.sql"
        path.write_text(f"-- migrate:up\n{text}\n-- migrate:down\n")


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
    for number, text in enumerate(texts.values(), start=1):
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
        revision = _REVISION.format(name=name, before=before, text=text)
        (versions / f"{name}.py").write_text(revision)
        before = name


def _for_sqitch(folder: Path, texts: Mapping[str, str]) -> None:
    deploy = folder / "deploy"
    deploy.mkdir(parents=True)
    (folder / "sqitch.conf").write_text("[core]\n\tengine = pg\n")
    plan = ["%syntax-version=1.0.0", "%project=bench", ""]
    for name, text in texts.items():
        plan.append(f"{name} 2020-01-01T00:00:00Z bench <bench@localhost> # {name}")
        (deploy / f"{name}.sql").write_text(f"begin;\n{text}commit;\n")
    (folder / "sqitch.plan").write_text("\n".join([*plan, ""]))

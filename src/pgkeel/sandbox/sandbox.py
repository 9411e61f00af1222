"""A sandbox: one disposable cluster, private to this process, started from a template."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, LiteralString
from urllib.parse import quote

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.postgres.programs import NOBODY, Runner, find_run_as
from pgkeel.postgres.server import Server, server_error
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.places import cache_folder, scratch_root, shared_folder
from pgkeel.sandbox.scratch import scratch_folder
from pgkeel.sandbox.store import Manifest
from pgkeel.sandbox.tree import Tree, ensure_tree

if TYPE_CHECKING:
    from pgkeel.postgres.session import Session

DATABASE = "postgres"
"""The database that migrations run in; Supabase's is called so, too."""

_MAINTENANCE = "template1"
_STRATEGY_SINCE = 15
"""Before, files were copied always (manual of 15: CREATE DATABASE, Notes)."""


class Sandbox:
    """A running cluster whose database ``postgres`` stands at some state of a chain.

    Made by ``open_sandbox`` only. Its sessions run as the role that migrations run as.
    """

    def __init__(
        self, *, blueprint: Blueprint, server: Server, data: Path, reached: int = 0
    ) -> None:
        self._blueprint = blueprint
        self._server = server
        self._data = data
        self.reached = reached
        """How many migrations of the chain the template already held."""

    @property
    def url(self) -> DatabaseUrl:
        """The address for other programs of this user."""
        host = quote(str(self._server.sockets), safe="/")
        return DatabaseUrl(f"postgresql://{self._blueprint.preset.login}@/{DATABASE}?host={host}")

    @property
    def blueprint(self) -> Blueprint:
        """What it was made from."""
        return self._blueprint

    def session(self, *, superuser: bool = False, database: str = DATABASE) -> "Session":
        """Open a session as the migrations' role, or as the bootstrap superuser."""
        # It imports the driver: not before it is needed.
        from pgkeel.postgres.session import Session  # noqa: PLC0415 -- as said

        preset = self._blueprint.preset
        user = preset.superuser if superuser else preset.login
        return Session.on_socket(self._server.sockets, user=user, database=database)

    def wait_for_end(self) -> None:
        """Return only when the server ends without having been asked to."""
        self._server.wait_for_end()

    def clone(self, name: str) -> None:
        """Make database ``name`` a copy of ``postgres``; no session may be open in that one.

        Settings and privileges of the database, which CREATE DATABASE leaves out, are copied too.
        """
        with self.session(superuser=True, database=_MAINTENANCE) as session:
            owner = self._blueprint.preset.login
            if self._blueprint.build.major >= _STRATEGY_SINCE:
                text: LiteralString = "create database {} template {} owner {} strategy file_copy"
            else:
                text = "create database {} template {} owner {}"
            session.run_with_names(text, name, DATABASE, owner)
            session.query(_COPY_SETTINGS, (name, DATABASE))

    def manifest(self, *, warnings: Sequence[str] = ()) -> Manifest:
        """Describe the state it is in now."""
        from pgkeel.postgres.session import SERVER_VERSION  # noqa: PLC0415 -- see session()

        with self.session() as session:
            ((version,),) = session.query(SERVER_VERSION)
            installed = {name for (name,) in session.query("select extname from pg_extension")}
        shims = tuple(shim.name for shim in self._blueprint.shims if shim.name in installed)
        return Manifest(server_version=version, shims=shims, warnings=tuple(warnings))

    def keep(self, digest: str, manifest: Manifest, *, resume: bool) -> None:
        """Keep the state as template ``digest``; all sessions end.

        ``resume``: the server runs again afterwards. Without a store nothing happens.
        """
        if self._blueprint.store is None:
            return
        self._server.stop()
        self._blueprint.store.keep(digest, self._data, manifest)
        if resume:
            self._server.start()
            self._server.wait()


# CREATE DATABASE copies neither (manual: CREATE DATABASE, Notes). Writing to the catalogs is no
# risk to anybody in a disposable cluster.
_COPY_SETTINGS = """
with target as (select oid from pg_database where datname = %s),
     source as (select oid, datacl from pg_database where datname = %s),
     granted as (
       update pg_database set datacl = source.datacl
       from source, target where pg_database.oid = target.oid returning 1
     ),
     copied as (
       insert into pg_db_role_setting (setdatabase, setrole, setconfig)
       select target.oid, setrole, setconfig
       from pg_db_role_setting, source, target where setdatabase = source.oid returning 1
     )
select count(*) from granted, copied
"""


@contextmanager
def open_sandbox(blueprint: Blueprint, chain: Sequence[str]) -> Iterator[Sandbox]:
    """Start a sandbox at the furthest state of ``chain`` that the store has; end it afterwards.

    ``chain[0]`` is the base, made from nothing when need be. Nothing is left of the sandbox, even
    when this process is killed. SBX errors tell what could not be had.
    """
    try:
        with scratch_folder(scratch_root(blueprint.environ)) as scratch:
            yield from _Opening(blueprint, scratch).open(chain)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise KeelError(sbx.DISK_FULL, f"no space left for the sandbox: {error}") from error
        raise


class _Opening:
    """The steps from an empty scratch folder to a running sandbox."""

    def __init__(self, blueprint: Blueprint, scratch: Path) -> None:
        self._blueprint = blueprint
        self._scratch = scratch
        self._data = scratch / "data"
        self._log = scratch / "log"
        self._log.touch()

    def open(self, chain: Sequence[str]) -> Iterator[Sandbox]:
        reached = self._find_template(chain)
        self._runner, self._tree = self._find_programs()
        if reached is None:
            self._make_base(chain[0])
        with self._server() as server:
            server.start(template=self._template(chain, reached))
            # The driver takes as long to import as the server to start: both at once.
            import_module("pgkeel.postgres.session")
            server.wait()
            try:
                yield self._sandbox(server, reached or 0)
            except KeelError as error:
                if error.code is not sbx.SERVER_LOST:
                    raise
                # The server's last words tell more than the driver can.
                raise server_error(self._log, sbx.SERVER_LOST, error.message) from error

    def _find_template(self, chain: Sequence[str]) -> int | None:
        store = self._blueprint.store
        if store is None:
            return None
        return next((at for at in reversed(range(len(chain))) if store.find(chain[at])), None)

    def _template(self, chain: Sequence[str], reached: int | None) -> Path | None:
        store = self._blueprint.store
        return store.path(chain[reached]) if store and reached is not None else None

    def _make_base(self, digest: str) -> None:
        self._init_cluster()
        with self._server() as server:
            server.start()
            server.wait()
            sandbox = self._sandbox(server)
            _apply_preset(sandbox)
            manifest = sandbox.manifest()
        if self._blueprint.store is not None:
            self._blueprint.store.keep(digest, self._data, manifest)

    def _init_cluster(self) -> None:
        self._data.mkdir(mode=0o700)
        if self._runner.run_as == "nobody":
            os.chown(self._data, NOBODY, NOBODY)
        locale = (
            ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
            if self._blueprint.build.major >= 17
            else ("--locale=C.UTF-8",)
        )
        argv: list[str | Path] = [self._tree.initdb, "-D", self._data, *locale]
        argv += ["-U", self._blueprint.preset.superuser, "-A", "trust", "-E", "UTF8"]
        argv += ["--wal-segsize=1", "--no-sync", "--no-instructions"]
        if self._blueprint.build.major >= 16:
            # Else a backend of initdb's that is killed leaves its segment in /dev/shm.
            argv += ["-c", "dynamic_shared_memory_type=mmap"]
        if self._runner.run(argv, log=self._log, remove=[self._scratch]) != 0:
            raise server_error(self._log, sbx.START_FAILED, "initdb failed")

    def _find_programs(self) -> tuple[Runner, Tree]:
        build = self._blueprint.build
        memory = self._scratch.parent / "run-as"
        run_as = find_run_as(build.program("postgres"), log=self._log, memory=memory)
        if run_as in ("self", "namespace"):
            return Runner(run_as=run_as), self._ensure_tree(cache_folder, copied=False)
        # The user nobody may pass neither root's home nor its cache.
        tree = self._ensure_tree(shared_folder, copied=True)
        memory = memory.with_name("run-as-copied")
        run_as = find_run_as(tree.postgres, log=self._log, memory=memory)
        if run_as is None:
            raise server_error(
                self._log, sbx.NO_UNPRIVILEGED_USER, "PostgreSQL cannot be started by root here"
            )
        return Runner(run_as=run_as), tree

    def _ensure_tree(
        self, find_folder: Callable[[Mapping[str, str]], Path | None], *, copied: bool
    ) -> Tree:
        """Lay out the programs where they last, or in the scratch folder if that cannot be."""
        lasting = find_folder(self._blueprint.environ)
        if lasting is not None:
            with contextlib.suppress(OSError):
                return ensure_tree(self._blueprint.build, lasting / "trees", copied=copied)
        return ensure_tree(self._blueprint.build, self._scratch / "p" / "trees", copied=copied)

    def _server(self) -> Server:
        return Server(
            program=self._tree.postgres,
            data=self._data,
            log=self._log,
            runner=self._runner,
            remove=[self._scratch],
        )

    def _sandbox(self, server: Server, reached: int = 0) -> Sandbox:
        return Sandbox(blueprint=self._blueprint, server=server, data=self._data, reached=reached)


def _apply_preset(sandbox: Sandbox) -> None:
    from pgkeel.postgres.session import StatementError  # noqa: PLC0415 -- see Sandbox.session

    with sandbox.session(superuser=True) as session:
        for name, script in sandbox.blueprint.preset.scripts:
            try:
                session.run(script)
            except StatementError as error:
                raise KeelError(
                    sbx.START_FAILED,
                    f"the preset's {name} fails on this server",
                    detail="\n".join(error.failure.lines()),
                ) from error
    with sandbox.session(superuser=True, database=_MAINTENANCE) as session:
        # A third fewer files to copy each time a sandbox starts.
        session.run("update pg_database set datistemplate = false where datname = 'template0'")
        session.run("drop database template0")

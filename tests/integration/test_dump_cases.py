"""Two databases with one schema, made in two ways, have the same dump on every server."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from on_servers import EVERY_SERVER, Servers, found_by_pg_config
from pgkeel.catalog.fingerprint import fingerprint
from pgkeel.cli.live_head import live_head
from pgkeel.config import Project, Server, Settings
from pgkeel.config import Sandbox as SandboxSettings
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.postgres.build import find_build
from pgkeel.postgres.session import with_database
from pgkeel.release.dump import ReadDump, Wanted, dump_source
from pgkeel.release.proof import prove_dump
from pgkeel.sandbox.sandbox import Sandbox
from pgkeel.sources.bench import Bench
from pgkeel.sources.source import LiveSource

CASES = sorted((Path(__file__).parents[1] / "cases" / "dump").iterdir())
EXTRA_ROLES = "select rolname::text from pg_roles where oid >= 16384"
# Objects that come and go, so that OIDs are others and there are gaps in the catalogs.
NOISE = b"create table noise (a serial, b text); create view noise_too as select * from noise;"
QUIET = b"drop view noise_too; drop table noise;"


def installed() -> Iterator[Server]:
    """Name the servers of this machine that do not come with pip."""
    older: tuple[Server, ...] = ("14", "15", "16")
    for server in older:
        try:
            find_build(server)
        except KeelError:
            continue
        yield server


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.fixture(scope="module", params=dict.fromkeys([*installed(), *EVERY_SERVER]))
def server(request: pytest.FixtureRequest) -> Server:
    given: Server = request.param
    return given


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_made_in_two_ways(servers: Servers, server: Server, cache: Path, case: Path) -> None:
    sandbox = servers[server]
    settings = Settings(sandbox=SandboxSettings(server=server))
    environ = {**os.environ, "PGKEEL_CACHE_DIR": str(cache)}
    bench = Bench(project=Project(root=cache, settings=settings), environ=environ)
    noisy = NOISE + (case / "other.sql").read_bytes()
    with found_by_pg_config(server):
        one = dumped(sandbox, bench, "one", (case / "one.sql").read_bytes())
        other = dumped(sandbox, bench, "other", noisy, QUIET)
    assert one.dump.text.decode() == other.dump.text.decode()
    assert fingerprint(one.snapshot) == fingerprint(other.snapshot)
    if server == "18":
        assert prove_dump(one, bench, Selection()).left == ()


def dumped(sandbox: Sandbox, bench: Bench, name: str, *texts: bytes) -> ReadDump:
    """Return the dump of a database of that SQL; nothing of it is left."""
    sandbox.clone(name)
    try:
        with sandbox.session(superuser=True, database=name) as session:
            for text in texts:
                session.run(text)
        source = LiveSource(label="env:prod", url=with_database(sandbox.url, name))
        wanted = Wanted(
            source=source,
            selection=Selection(),
            name=source.label,
            head_of=partial(live_head, bench.project),
        )
        return dump_source(wanted, bench)
    finally:
        with sandbox.session(superuser=True) as session:
            session.run_with_names("drop database {}", name)
            for (role,) in session.query(EXTRA_ROLES):
                session.run_with_names("drop role {}", role)

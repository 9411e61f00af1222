"""The tools of the drills: keel and its peers, and what each has on record."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import registries
from peers import OUTSIDE, Peer, find_peers


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One of them, and how it is seen how many migrations its history has."""

    short: str
    peer: Peer
    history: str
    """The table."""
    counted: str = "count(*)"
    where: str = "true"
    has_outside: bool = True
    """Whether a file of SQL can be run outside a transaction."""
    is_group: bool = True
    """Whether it dies with the processes that it starts, as a script that starts the program."""

    @property
    def recorded(self) -> str:
        """The query; it fails where there is no such table."""
        return f"select {self.counted} from {self.history} where {self.where}"  # noqa: S608 -- our own words


def find_tools() -> tuple[list[Tool], dict[str, str]]:
    """Return keel and the peers that could be installed, and why each other one could not."""
    peers, missing = find_peers()
    by_name = {peer.name: peer for peer in peers}
    installed = registries.install()
    if "dblift" in installed.programs:
        by_name["dblift"] = _dblift(installed.programs["dblift"])
    else:
        missing = {**missing, "dblift": installed.missing["dblift"]}
    known = (
        Tool(
            short="keel",
            peer=keel(),
            history="keel.ledger",
            where="superseded_at is null and state = 'applied'",
        ),
        _tool(by_name, "dbmate", "public.schema_migrations"),
        _tool(by_name, "supabase db push", "supabase_migrations.schema_migrations", "supabase"),
        # The one that is killed is sqitch: psql, which it starts for each change, goes on.
        _tool(by_name, "sqitch", "sqitch.changes", is_group=False),
        _tool(
            by_name,
            "Alembic, a transaction each",
            "public.alembic_version",
            "alembic",
            counted="coalesce(max(substr(version_num, 2)::int), 0)",
        ),
        _tool(
            by_name,
            "dblift",
            "public.dblift_schema_history",
            where="success and version is not null",
        ),
        _tool(by_name, "graphile-migrate", "graphile_migrate.migrations", "graphile"),
        _tool(by_name, "node-pg-migrate", "public.pgmigrations", "node-pg", has_outside=False),
    )
    return [one for one in known if one], missing


def _tool(
    found: Mapping[str, Peer],
    name: str,
    history: str,
    short: str | None = None,
    *,
    counted: str = "count(*)",
    where: str = "true",
    has_outside: bool = True,
    is_group: bool = True,
) -> Tool | None:
    if name not in found:
        return None
    return Tool(
        short=short or name,
        peer=found[name],
        history=history,
        counted=counted,
        where=where,
        has_outside=has_outside,
        is_group=is_group,
    )


def keel() -> Peer:
    """Return ourselves as one of them."""

    def lay_out(folder: Path, texts: Mapping[str, str]) -> None:
        (folder / "keel.toml").parent.mkdir(parents=True, exist_ok=True)
        (folder / "keel.toml").write_text('[environments.prod]\nurl = "env:PROD"\n')
        _numbered(folder, texts, "-- keel: no-transaction\n")

    return Peer(
        name="keel",
        program=Path(sys.executable),
        lay_out=lay_out,
        arguments=("-m", "pgkeel", "apply", "--env", "prod", "--no-lint"),
        environ={"PROD": "{url}"},
    )


def _dblift(program: Path) -> Peer:
    def lay_out(folder: Path, texts: Mapping[str, str]) -> None:
        # It tells by the statements what has to be outside a transaction.
        _numbered(folder, texts, "")

    address = "postgresql://{host}:{port}/{dbname}"
    return Peer(
        name="dblift",
        program=program,
        lay_out=lay_out,
        arguments=(
            *("--db-url", address, "--db-username", "{user}", "--db-password", "none"),
            *("--db-schema", "public", "--scripts", "migrations/sql", "migrate"),
        ),
    )


def _numbered(folder: Path, texts: Mapping[str, str], outside: str) -> None:
    migrations = folder / "migrations" / "sql"
    migrations.mkdir(parents=True, exist_ok=True)
    for number, (name, text) in enumerate(texts.items(), start=1):
        whole = text.replace(OUTSIDE, outside, 1)
        (migrations / f"V{number:03}__{name}.sql").write_text(whole)

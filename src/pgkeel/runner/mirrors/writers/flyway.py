"""Flyway's history: a row each time, with its CRC-32; ranks count up under Flyway's own lock."""

from pgkeel.catalog.quoting import literal
from pgkeel.migrations.crc import line_crc
from pgkeel.migrations.version import Version
from pgkeel.runner.histories.tools.flyway import TOOL
from pgkeel.runner.job import Job
from pgkeel.runner.mirrors.writer import At, Writer

_LOCK = 77431708279161
_HOLDS = "f.success and f.type not in ('DELETE', 'SCHEMA') and f.type not like 'UNDO%'"
_LAST = (
    "not exists (select from {table} g where g.version = f.version"
    " and g.installed_rank > f.installed_rank)"
)
_ELAPSED = (
    "(extract(epoch from pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp())"
    " * 1000)::int"
)


def lock_key(table: str) -> int:
    """Return the number of the lock that Flyway takes for a table: both names always in quotes."""
    found = 0
    for unit in memoryview(table.encode("utf-16-le")).cast("H"):
        found = (31 * found + unit) & 0xFFFFFFFF
    return _LOCK + (found - (1 << 32) if found >= 1 << 31 else found)


def _make(_: str, table: str) -> str:
    return (
        f"create table {table} (installed_rank int not null, version varchar(50),"
        " description varchar(200) not null, type varchar(20) not null,"
        " script varchar(1000) not null, checksum integer, installed_by varchar(100) not null,"
        " installed_on timestamp not null default pg_catalog.now(),"
        " execution_time integer not null, success boolean not null);"
        f" alter table {table} add constraint {TOOL.table}_pk primary key (installed_rank);"
        f" create index {TOOL.table}_s_idx on {table} (success)"
    )


def _applied(at: At, job: Job) -> str:
    version, crc = _version(job.version), line_crc(bytes(job.text.buffer))
    last = f"f.version = {version} and {_HOLDS} and {_LAST.format(table=at.history)}"
    row = _row(job, version, "SQL", str(crc))
    return (
        f"{_lock(at)};"  # noqa: S608 -- names and texts are quoted
        f" update {at.history} f set checksum = {crc} where {last} and f.type = 'SQL'"
        f" and f.checksum is distinct from {crc};"
        f" insert into {at.history} {_COLUMNS} select {_RANK.format(table=at.history)}, {row}"
        f" where not exists (select from {at.history} f where {last})"
    )


def _undone(at: At, job: Job) -> str:
    version, crc = _version(job.version), line_crc(bytes(job.text.buffer))
    row = _row(job, version, "UNDO_SQL", str(crc))
    return (
        f"{_lock(at)};"
        f" insert into {at.history} {_COLUMNS} select {_RANK.format(table=at.history)}, {row}"
    )


def _forgotten(at: At, version: Version) -> str:
    """Add the row that Flyway's own repair adds for a migration whose file is gone."""
    last = f"f.version = {_version(version)} and {_HOLDS} and {_LAST.format(table=at.history)}"
    return (
        f"{_lock(at)};"  # noqa: S608 -- names and texts are quoted
        f" insert into {at.history} {_COLUMNS} select {_RANK.format(table=at.history)},"
        " f.version, f.description, 'DELETE', f.script, null, current_user, 0, true"
        f" from {at.history} f where {last}"
    )


_COLUMNS = (
    "(installed_rank, version, description, type, script, checksum, installed_by,"
    " execution_time, success)"
)
_RANK = "(select coalesce(pg_catalog.max(r.installed_rank), 0) + 1 from {table} r)"


def _row(job: Job, version: str, kind: str, crc: str) -> str:
    described = literal(job.description.replace("_", " ")[:200])
    script = literal(job.path.name)
    return (
        f"{version}, {described}, {literal(kind)}, {script}, {crc}, current_user, {_ELAPSED}, true"
    )


def _version(version: Version) -> str:
    return literal(version.text.replace("_", "."))


def _lock(at: At) -> str:
    return f"select pg_catalog.pg_advisory_xact_lock({lock_key(at.quoted)})"


WRITER = Writer(tool=TOOL, make=_make, applied=_applied, undone=_undone, forgotten=_forgotten)

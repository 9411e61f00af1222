"""Alembic's: the revision of the bridge that the newest applied version is."""

from pgkeel.catalog.quoting import literal
from pgkeel.migrations.revision import PREFIX
from pgkeel.migrations.version import Version
from pgkeel.runner.histories.tools.alembic import TOOL
from pgkeel.runner.job import Job
from pgkeel.runner.mirrors.writer import At, Writer


def _make(_: str, table: str) -> str:
    return (
        f"create table if not exists {table} (version_num varchar(32) not null,"
        " constraint alembic_version_pkc primary key (version_num))"
    )


def _point(at: At) -> str:
    """Take the newest from the ledger, in which the entry of the same transaction is."""
    number = "pg_catalog.string_to_array(pg_catalog.replace(version, '.', '_'), '_')"
    return (
        f"delete from {at.history};"  # noqa: S608 -- names and texts are quoted
        f" insert into {at.history} (version_num) select {literal(PREFIX)}"
        f" || pg_catalog.replace(version, '.', '_') from {at.ledger}"
        " where superseded_at is null and state in ('applied', 'adopted')"
        f" order by {number}::pg_catalog.numeric[] desc limit 1"
    )


def _after(at: At, _: Job) -> str:
    return _point(at)


def _forgotten(at: At, _: Version) -> str:
    return _point(at)


WRITER = Writer(
    tool=TOOL, make=_make, applied=_after, undone=_after, forgotten=_forgotten, points=True
)

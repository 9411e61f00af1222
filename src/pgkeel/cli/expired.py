"""Approvals whose last day is over: a matter of the day, so no rule of text can tell of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from pgkeel.errors.catalogue import apv
from pgkeel.finding import Finding
from pgkeel.lint.specs import Specs
from pgkeel.migrations.migration import Migration


def expired_findings(root: Path, migrations: Iterable[Migration]) -> tuple[Finding, ...]:
    """Return the approvals of ``migrations`` that are over today, by UTC."""
    specs = Specs(root)
    today = datetime.now(UTC).date()
    return tuple(
        Finding(
            code=apv.EXPIRED,
            message=f"{one.approved_by} approved what it loses until {one.approved_until}",
            place=migration.text.place(migration.header.spec.offset),
        )
        for migration in migrations
        if migration.header.spec and (approvals := specs.approvals(migration))
        for one in approvals.expired(today)
    )

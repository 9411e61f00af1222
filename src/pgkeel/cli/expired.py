"""Approvals that do not hold on this day, which no rule of text can tell."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from pgkeel.errors import Code
from pgkeel.errors.catalogue import apv
from pgkeel.finding import Finding
from pgkeel.lint.specs import Specs
from pgkeel.migrations.approving import Approvals
from pgkeel.migrations.migration import Migration


def expired_findings(root: Path, migrations: Iterable[Migration]) -> tuple[Finding, ...]:
    """Return the approvals of ``migrations`` that are over today, by UTC, or yet to come."""
    specs = Specs(root)
    today = datetime.now(UTC).date()
    return tuple(
        Finding(code=code, message=message, place=migration.text.place(spec.offset))
        for migration in migrations
        if (spec := migration.header.spec) and (approvals := specs.approvals(migration))
        for code, message in _troubles(approvals, today)
    )


def _troubles(approvals: Approvals, today: date) -> Iterator[tuple[Code, str]]:
    for one in approvals.expired(today):
        yield (
            apv.EXPIRED,
            f"{one.approved_by} approved what it loses until {one.approved_until}",
        )
    for one in approvals.early(today):
        yield apv.EARLY, f"{one.approved_by} approved what it loses on {one.approved_on}"

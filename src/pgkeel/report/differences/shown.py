"""What differs between two schemas, as a block of text within something else."""

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare
from pgkeel.diff.plan import Plan
from pgkeel.report.differences.comparison import Comparison, tally
from pgkeel.report.differences.review import review
from pgkeel.report.document import Style


def shown_changes(before: Snapshot, after: Snapshot, *, limit: int) -> list[str]:
    """Return the lines of the review of what differs, at most ``limit`` of them."""
    lines = list(review(_comparison(before, after), Style()))[1:]
    if len(lines) <= limit:
        return lines
    return [*lines[:limit], f"… {len(lines) - limit:,} lines more"]


def tallied(before: Snapshot, after: Snapshot) -> str:
    """Return how many objects are new, changed and gone."""
    return tally(_comparison(before, after))


def _comparison(before: Snapshot, after: Snapshot) -> Comparison:
    changes = compare(before, after)
    return Comparison(
        names=("", ""), before=before, after=after, plan=Plan(changes=changes, steps=()), proof=""
    )

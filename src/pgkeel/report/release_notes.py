"""Release notes in markdown: what users notice, the migrations, the schema."""

from collections.abc import Iterator
from dataclasses import dataclass

from pgkeel.migrations.migration import Migration
from pgkeel.report.differences.comparison import Comparison, tally
from pgkeel.report.differences.markdown import folded_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What the notes are on."""

    name: str
    before: str | None
    version: str | None
    day: str | None
    migrations: tuple[Migration, ...]
    """Those that came with it."""
    comparison: Comparison


def render_notes(notes: Notes) -> Iterator[str]:
    """Yield the lines of the page."""
    yield f"## {notes.name}" + (f" ({notes.day})" if notes.day else "")
    told = [(one.header.entry, one.label) for one in notes.migrations if one.header.entry]
    if told:
        yield ""
        for entry, version in told:
            yield f"- {entry} ({version})"
    if notes.migrations:
        yield ""
        yield "### Migrations"
        yield ""
        for one in notes.migrations:
            purpose = f": {one.header.purpose.text}" if one.header.purpose else ""
            yield f"- `{one.path.name}`{purpose}"
    yield ""
    yield "### Schema"
    yield ""
    since = f" since {notes.before}" if notes.before else ""
    if notes.comparison.differs:
        yield f"{tally(notes.comparison)}{since}."
        yield from folded_changes(notes.comparison)
    else:
        yield f"No difference{since}."

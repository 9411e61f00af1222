"""File names to versions and back, for both layouts."""

import re
import unicodedata
from datetime import datetime

from msgspec import Struct

from pgkeel.config import Layout
from pgkeel.migrations.version import Version

_DESCRIPTION = r"(?P<description>\w[\w-]*)"
_PATTERNS: dict[Layout, re.Pattern[str]] = {
    "keel": re.compile(rf"V(?P<version>[0-9]+(?:[_.][0-9]+)*)__{_DESCRIPTION}\.sql"),
    "supabase": re.compile(rf"(?P<version>[0-9]+)_{_DESCRIPTION}\.sql"),
}
_EXPECTED: dict[Layout, str] = {
    "keel": "V###__short_desc.sql, such as V015__add_example_table.sql",
    "supabase": "YYYYMMDDHHMMSS_name.sql, such as 20260131093000_add_example_table.sql",
}
_LONGEST_DESCRIPTION = 60


class FileName(Struct, frozen=True, kw_only=True):
    """The two things a migration's file name says."""

    version: Version
    description: str


def parse_file_name(name: str, layout: Layout) -> FileName | None:
    """Return what ``name`` says, or ``None`` when it is not a migration's name."""
    found = _PATTERNS[layout].fullmatch(name)
    if not found:
        return None
    return FileName(version=Version.parse(found["version"]), description=found["description"])


def expected_name(layout: Layout) -> str:
    """Say in words what names ``layout`` takes."""
    return _EXPECTED[layout]


def label(version: Version, layout: Layout) -> str:
    """Return the version as people say it: ``V015``, or a bare timestamp."""
    return f"V{version}" if layout == "keel" else str(version)


def file_name(version: Version, description: str, layout: Layout) -> str:
    """Return the migration's file name."""
    separator = "__" if layout == "keel" else "_"
    return f"{label(version, layout)}{separator}{description}.sql"


def rollback_name(name: str, layout: Layout) -> str:
    """Return the name of the rollback file of migration ``name``."""
    return f"U{name[1:]}" if layout == "keel" else name


def migration_name(rollback: str, layout: Layout) -> str:
    """Return the name of the migration that rollback file ``rollback`` is for."""
    return f"V{rollback[1:]}" if layout == "keel" else rollback


def description_of(words: str) -> str | None:
    """Make ``Add example table!`` into ``add_example_table``; ``None`` if nothing is left."""
    plain = unicodedata.normalize("NFKC", words).lower()
    return re.sub(r"[^\w]+", "_", plain)[:_LONGEST_DESCRIPTION].strip("_") or None


def next_version(newest: Version | None, layout: Layout, now: datetime) -> Version:
    """Return the version after ``newest``.

    Layout ``keel`` counts the first number up and keeps its width (at least three digits); layout
    ``supabase`` takes the time ``now`` (UTC), or one more than ``newest`` when that is later.
    """
    if layout == "keel":
        width = max(3, len(newest.text.replace(".", "_").split("_")[0])) if newest else 3
        return Version.parse(str(newest.parts[0] + 1 if newest else 1).zfill(width))
    stamp = int(now.strftime("%Y%m%d%H%M%S"))
    return Version.parse(str(max(stamp, newest.parts[0] + 1 if newest else 0)))

"""The names that migrations have as revisions of Alembic. Pure."""

from pgkeel.migrations.version import Version

PREFIX = "keel_"
"""Of a revision that keel wrote; what comes after it is the version."""


def revision_id(version: Version) -> str:
    """Return the revision of a version: it depends on nothing else."""
    return f"{PREFIX}{version.text.replace('.', '_')}"

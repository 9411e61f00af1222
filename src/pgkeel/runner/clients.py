"""The clients of an API, who must not reach what keel keeps; for what makes tables of its own."""

from pgkeel.catalog.quoting import literal
from pgkeel.sandbox.preset import CLIENT_ROLES

# Default privileges may have granted everything to the roles that such clients become.
CLIENTS_THERE = (
    "select rolname from pg_catalog.pg_roles "  # noqa: S608 -- roles of presets
    f"where rolname in ({', '.join(map(literal, CLIENT_ROLES))})"
)
"""A query for those of these roles that a server has."""

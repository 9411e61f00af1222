"""The clients of an API, who must not reach what keel keeps; for what makes tables of its own."""

from pgkeel.sandbox.preset import CLIENT_ROLES

# Default privileges may have granted everything to the roles that such clients become.
CLIENTS_THERE = (
    "select rolname from pg_catalog.pg_roles "  # noqa: S608 -- roles of presets
    "where rolname in ({})".format(", ".join(f"'{one}'" for one in CLIENT_ROLES))
)
"""A query for those of these roles that a server has."""

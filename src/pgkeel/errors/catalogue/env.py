"""ENV: live databases, the environments of keel.toml."""

from pgkeel.errors.code import Code

CANNOT_CONNECT = Code(
    "ENV001",
    "a live database cannot be reached",
    "The environment's URL was understood, and connecting to it failed.",
    "Look at the driver's message: is the host right, is the port open from here, is the password "
    "still the one that was set?",
)
REFUSED = Code(
    "ENV002",
    "a live database refused to answer",
    "The connection stands, and the server refused a query that only reads its catalogs.",
    "Look at the server's message. A role that may connect may normally read the catalogs.",
)

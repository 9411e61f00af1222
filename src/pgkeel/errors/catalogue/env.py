"""ENV: live databases, the environments of keel.toml."""

from pgkeel.errors.code import Code

CANNOT_CONNECT = Code(
    "ENV001",
    "a live database cannot be reached",
    "The environment's URL was understood, and connecting to it failed.",
    "Look at the driver's message: the host may be wrong, the port closed from here, or the "
    "password another one by now.",
)
REFUSED = Code(
    "ENV002",
    "a live database refused to answer",
    "The connection stands, and the server refused a query that only reads its catalogs.",
    "Look at the server's message. A role that may connect may normally read the catalogs.",
)

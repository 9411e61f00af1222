"""REL: dumps, releases and what is recorded of environments."""

from pgkeel.errors.code import Code

DUMP_FAILED = Code(
    "REL001",
    "pg_dump could not read the schema",
    "The schema is dumped by pg_dump, which ended with an error.",
    "Look at its message. A role that dumps has to be able to read every schema that is dumped; a "
    "server newer than the pg_dump at hand is refused.",
)
DUMP_DIFFERS = Code(
    "REL002",
    "the dump does not make the schema it was made from",
    "Before a dump replaces the one before, it is loaded in a disposable database and read back. "
    "What came of it differs from the source, or a statement failed, so nothing was written.",
    "What is shown tells where. An extension that the disposable server lacks is the usual cause; "
    "--no-proof writes the dump all the same.",
)
BAD_SUM = Code(
    "REL003",
    "schema.sum cannot be read",
    "The file holds one checksum for each dump, and one of its lines is something else.",
    "Take the line out, or solve the conflict that git left there; keel dump writes lines anew.",
)

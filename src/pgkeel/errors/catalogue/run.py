"""RUN: migrations brought to live databases, and the ledger kept there."""

from pgkeel.errors.code import Code

LEDGER_DENIED = Code(
    "RUN002",
    "the ledger may not be read",
    "The database has a ledger, and the role that is logged in has no right to read it. Without it "
    "nobody can tell which migrations the database has.",
    "Connect as the role that applies migrations, or run the GRANT that the message gives.",
)
LEDGER_BROKEN = Code(
    "RUN003",
    "the ledger is not as keel made it",
    "A relation of the ledger's name is there, and it was made by something else, by a newer keel, "
    "or changed by hand. Guessing at it is how migrations are run twice.",
    "Restore the table from a backup, or choose another name with [ledger] in keel.toml. A table "
    "that belongs to another tool keeps its name: it is the ledger that moves.",
)
LEDGER_NOT_MADE = Code(
    "RUN004",
    "the ledger cannot be made",
    "Before the first migration keel makes a table of its own in the database, and the role that "
    "is logged in may not do so, or the server refused.",
    "Run the GRANT that the message gives as the database's owner, or apply as another role.",
)

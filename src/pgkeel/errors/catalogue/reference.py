"""DAT40: reference data."""

from pgkeel.errors.code import Code

NOT_TOLD = Code(
    "DAT401",
    "reference data changes, and a document does not",
    "keel.toml says that the rows of this table are reference data, and which documents tell of "
    "them. A migration or a seed file changes the rows, and the document is as it was: whoever "
    "reads it is told what is not so.",
    "Say in the document what has changed, and commit it with the migration or seed file. Which "
    "documents belong to which table is said in [reference] of keel.toml.",
)
NO_TABLE = Code(
    "DAT402",
    "there is no such reference table",
    "[reference] of keel.toml names a table that the migrations do not make, so nobody looks "
    "after the rows that were meant: it was renamed or dropped, or is misspelt.",
    "Give the table its present name in keel.toml, schema first, or take it out.",
)

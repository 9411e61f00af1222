"""DAT5: rows that are made up."""

from pgkeel.errors.code import Code

NO_LIBRARY = Code(
    "DAT501",
    "the library that rows are made up with is not installed",
    "Names and words come from the library Mimesis. It is an extra of pgkeel, so that who needs no "
    "such rows does without; nothing was written.",
    "Run `pip install 'pgkeel[synthesise]'`, and the command again.",
)
NOT_FILLED = Code(
    "DAT502",
    "no rows could be made up for a table",
    "Whatever was tried, the server refused it for the reason told: a condition that no value "
    "found meets, a trigger that refuses, a key that has nothing to point at. The other tables "
    "have their rows.",
    "Write a seed file for that table. Where a condition is in the way, it may be enough to write "
    "one for the table that it speaks of.",
)

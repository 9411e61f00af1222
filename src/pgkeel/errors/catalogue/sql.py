"""SQL: the text of statements."""

from pgkeel.errors.code import Code

SYNTAX = Code(
    "SQL001",
    "a syntax error",
    "PostgreSQL's own grammar (version 18) does not accept this statement.",
    "Correct the statement at the place shown.",
)
UNTERMINATED = Code(
    "SQL002",
    "something is opened and never closed",
    "A quote, dollar quote, comment or COPY data that is never closed swallows the rest of the "
    "file, so no later statement would run.",
    "Close it. The place shown is where it was opened.",
)
META_COMMAND = Code(
    "SQL003",
    "a psql meta-command",
    "Lines that begin with a backslash are commands to psql, not SQL; no server understands them "
    "and no other tool runs them.",
    "Write the SQL itself: paste the file that \\i includes, replace \\copy by COPY … FROM stdin, "
    "and delete what only sets psql up. \\restrict, \\unrestrict and \\connect lines of pg_dump "
    "are passed over.",
)

"""DAT2: the data dictionary."""

from pgkeel.errors.code import Code

STALE = Code(
    "DAT201",
    "the data dictionary is not that of the folder",
    "The page says what tables, columns, keys and rights there are, and the migrations make "
    "others. Whoever reads it is told what is not so.",
    "Run `keel docs`, which writes the marked part anew and keeps what people wrote, and commit "
    "the page with the migration.",
)
BAD_MARKERS = Code(
    "DAT202",
    "the markers of the data dictionary do not match",
    "keel writes only between its two markers, and keeps notes between theirs. One of them is "
    "missing, stands twice or in another's place, so nobody can tell what is whose; nothing was "
    "written.",
    "Put the marker back as git has it, or solve the conflict that git left there. To begin anew, "
    "take all markers out, and run `keel docs`.",
)
NO_COMMENT = Code(
    "DAT203",
    "something new has no comment",
    "The dictionary shows the comments of tables and columns. Who makes one knows what it means; "
    "whoever reads it a year later has to guess.",
    "Say in the migration what it holds: COMMENT ON COLUMN … IS '…'. [docs] comments sets the "
    "level.",
)
EXPOSED = Code(
    "DAT205",
    "a secret column can be read from outside",
    "Its comment or keel.toml says `secret`, and a role of visitors or members may select it, from "
    "the table or through a view or function that has the rights of its owner: whoever calls the "
    "API sees it.",
    "REVOKE SELECT on the table from that role and GRANT it on the other columns, or move the "
    "column to a schema that the API does not serve. Let a view read with `security_invoker`, or "
    "leave the column out of it.",
)
BAD_PAGE = Code(
    "DAT204",
    "the data dictionary cannot be read",
    "The page is there and cannot be read as text in UTF-8, so nothing was written.",
    "Make it readable, or save it as UTF-8.",
)
PERSONAL = Code(
    "DAT206",
    "personal data can be read from outside",
    "Its comment or keel.toml says `pii`, and a role of visitors or members may read it. That may "
    "be meant, such as the name on a public page; then it is no secret of anybody's.",
    "Let policies show each person only their own rows and grant the column to nobody else, or "
    "take the mark away where everybody may know it.",
)

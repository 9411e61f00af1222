"""ADO: histories of other tools, read, kept in step and lived beside."""

from pgkeel.errors.code import Code

NO_HISTORY = Code(
    "ADO001",
    "there is no history of another tool",
    "No table of the database has both the name and the columns that a tool's history has. What "
    "has only the name is not guessed at.",
    "Look at the URL. A history under another name: --from TOOL --table SCHEMA.NAME. Without any: "
    "`keel baseline --env NAME --at VERSION`.",
)
SEVERAL = Code(
    "ADO002",
    "there are histories of several tools",
    "Only one of them can be what the database has had, and which one it is cannot be seen.",
    "Name it: --from TOOL; where one tool has several, --table SCHEMA.NAME as well.",
)
DIRTY = Code(
    "ADO003",
    "the history says that a migration did not end",
    "The tool that wrote it stopped halfway, and refuses to go on itself. What the database has "
    "had is not known, so nothing may be recorded of it.",
    "Let the tool that wrote it finish or clear it first; then adopt.",
)
OTHER_TEXT = Code(
    "ADO004",
    "a migration is not what the tool has run",
    "The history keeps a checksum or the text, and the file differs from it: the database may "
    "have had something else.",
    "Put the file back as it was. Where the file is written anew, name the folder of the tool's "
    "own files with --files. If the two do the same: --accept-edited.",
)
NOT_IN_FOLDER = Code(
    "ADO005",
    "the history has migrations that the folder lacks",
    "The database has had them and no file here is theirs, by version, text or name. Recorded "
    "without them, new databases would lack what they make.",
    "Get the files. Where they have other names here, say which is which in a file of lines "
    "`THEIRS VERSION`, and give it with --map; `THEIRS -` leaves one out.",
)
NOT_READ = Code(
    "ADO006",
    "the history cannot be read",
    "The role that is logged in may not read the table, or it holds what the tool never writes.",
    "Run the GRANT that the message gives, or adopt as the role that ran the tool.",
)
NEEDS_PLACE = Code(
    "ADO007",
    "the history points at something that no version names",
    "The tool keeps only where the database is now, not how it came there, and that name is none "
    "of the folder's versions.",
    "Say which version it is: --up-to VERSION, or a file of lines `THEIRS VERSION` with --map.",
)
BAD_MAP = Code(
    "ADO008",
    "the map cannot be read",
    "Each line is a name of the other tool, blank space, and a version of the folder or `-`. Lines "
    "that are empty or begin with # do not count.",
    "Mend the line shown.",
)
BROKEN_CHAIN = Code(
    "ADO009",
    "the tool's own files are not as its sums say",
    "Each of its checksums covers what came before; one that does not fit means that a file was "
    "edited, removed or put in between.",
    "Put the files back as the tool left them; its own check tells more.",
)
MIRROR = Code(
    "ADO010",
    "the history to keep in step cannot be written",
    "keel.toml has keel write another tool's history in the transaction of its own entry. Its "
    "table is not as that tool makes it, or the role may not write it: one of them would be wrong.",
    "Run the GRANT that the message gives, or let the tool update its table. Else take it out of "
    "`mirror` in keel.toml.",
)
BRIDGE = Code(
    "ADO011",
    "the bridge is not what keel wrote",
    "A revision is there that differs from what the folder makes of it: it was edited, or the "
    "migration was after the revision was written, or one came in between.",
    "Put both back. A migration that is not merged yet: `keel renumber` gives it the next version, "
    "and its revision is written anew once the old file is deleted.",
)

"""REL: dumps, releases and what is recorded of environments."""

from pgkeel.errors.code import Code

DUMP_FAILED = Code(
    "REL001",
    "pg_dump could not read the schema",
    "The schema is dumped by pg_dump, which ended with an error.",
    "Look at its message. A role that dumps has to be able to lock every table in ACCESS SHARE "
    "mode: GRANT pg_read_all_data TO it gives it that. Where somebody holds a table for longer "
    "than 30 seconds, try again later.",
)
DUMP_DIFFERS = Code(
    "REL002",
    "the dump does not make the schema it was made from",
    "Before a dump replaces the one before, it is loaded in a disposable database and read back. "
    "What came of it differs from the source, or a statement failed, so nothing was written.",
    "What is shown tells where. A disposable server of another major version is the usual cause: "
    "choose the one of the database by [sandbox] server. --no-proof writes the dump all the same.",
)
BAD_SUM = Code(
    "REL003",
    "schema.sum cannot be read",
    "The file holds one checksum for each dump, and one of its lines is something else.",
    "Take the line out, or solve the conflict that git left there; keel dump writes lines anew.",
)
NO_CLIENT = Code(
    "REL004",
    "no pg_dump here can read that server",
    "pg_dump reads servers of its own major version and of older ones, and refuses newer ones. "
    "keel takes the one that comes with it, and for a newer server one that is installed; it reads "
    "PostgreSQL 14 and later.",
    "Install the client programs of the server's version, or a newer pgkeel.",
)
EDITED = Code(
    "REL005",
    "a dump was edited",
    "Dumps are what databases are compared with. One that was edited by hand says what no database "
    "is, and what is wrong with it shows much later. Its checksum is not that in schema.sum.",
    "Undo the edit, or write the dump again from the database. A change of the schema is written "
    "as a migration.",
)
NO_SUM = Code(
    "REL006",
    "a dump has no checksum",
    "Every dump below the folder of dumps has a line in schema.sum, written with it. Without one "
    "an edit would not be seen.",
    "Write it by `keel dump` or `keel release`. Scratch copies belong into the archive, which git "
    "ignores. After a merge, take both sides' lines of schema.sum.",
)
GONE = Code(
    "REL007",
    "a dump is missing",
    "schema.sum has its checksum, so it was there.",
    "Take it from git again. If it is not wanted any more, take its line out of schema.sum, too.",
)
STOPPED = Code(
    "REL008",
    "a dump was stopped half way",
    "schema.sum says with a `+` what is about to be written, and settles the line afterwards. A "
    "line with a `+` is left when a machine or a process ended in between. No file is half "
    "written.",
    "Run the command again, which settles it.",
)
NOT_AT_HEAD = Code(
    "REL009",
    "the environment is not at the folder's head",
    "A release freezes what is live. Migrations that are not applied there yet are not in it, so "
    "the release would not be what the repository says it is.",
    "Apply what is pending and release then; or check out what is deployed. `--allow pending` "
    "freezes it all the same.",
)
DIFFERS = Code(
    "REL010",
    "a schema is not what the folder makes",
    "The migrations that were applied, run in order in an empty database, make another schema than "
    "the dump. Either the database was changed by hand, or the dump was, or a migration was edited "
    "after it had been applied.",
    "Write what was changed by hand as a migration, or undo it; `keel diff` writes the SQL for "
    "either. Where the dump is merely old, write it again. `keel release --allow drift` freezes "
    "what is there.",
)
EXISTS = Code(
    "REL011",
    "there is such a release already",
    "What is frozen stays as it is: others compare with it.",
    "Choose the next name. If that release never went out, delete its two files and their lines in "
    "schema.sum, in a commit that says so.",
)
BAD_NAME = Code(
    "REL012",
    "no name for the release",
    "A release is named as its files are: letters, digits, and . _ + - between them. With "
    "`--from-tag` it is called as the tag of the commit.",
    "Name it: keel release mvp-0.7.0.",
)
BAD_MANIFEST = Code(
    "REL013",
    "the manifest of a release cannot be read",
    "`keel release` writes it beside the frozen dump, and nobody else does.",
    "Take it from git again.",
)
AHEAD = Code(
    "REL014",
    "a dump names a version that the folder does not have",
    "The database that was dumped had a migration that is not here: the branch is behind what is "
    "deployed, the migration was renumbered after it was applied, or it came from elsewhere.",
    "Merge or fetch what was deployed. If the migration is lost, write it again from the database.",
)
OTHER_VERSION = Code(
    "REL015",
    "a dump does not stand at that version",
    "The version in the header of a dump says which migrations are in it. It comes from the ledger "
    "of the database, and from `--at` where there is no ledger.",
    "Give the newest version that was applied there, as the folder spells it; leave `--at` out "
    "where there is a ledger.",
)
UNREADABLE = Code(
    "REL016",
    "a dump cannot be read",
    "What is under the folder of dumps is read to be compared, and the system refused.",
    "Look at the reason that is given: it is mostly a right that is missing, or a folder in the "
    "place of a file.",
)

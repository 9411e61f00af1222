"""MIG: the folder of migrations, its names, headers, checksums and history."""

from pgkeel.errors.code import Code

NO_FOLDER = Code(
    "MIG001",
    "the folder of migrations is not there",
    "keel.toml says where the migrations are, and nothing (or no folder) is there.",
    "Create the folder, run `keel init`, or correct [migrations] folder in keel.toml.",
)
BAD_NAME = Code(
    "MIG002",
    "a file name is not that of a migration",
    "The name decides the order. A file that does not follow the pattern would be passed over, "
    "and the schema would lack it without anybody being told.",
    "Name it V###__short_desc.sql (layout `keel`) or YYYYMMDDHHMMSS_name.sql (layout `supabase`), "
    "or move it out of the folder. `keel new` gives the right name.",
)
DUPLICATE_VERSION = Code(
    "MIG003",
    "two migrations have the same version",
    "Which of them runs first would depend on the tool and the day. V1, V001 and V1_0 are the same "
    "version.",
    "Give the one that is not merged yet the next number: `keel renumber`.",
)
UNREADABLE = Code(
    "MIG004",
    "a migration cannot be read",
    "It is not a readable regular file: a folder, a broken link or one that leads to itself, or "
    "read permission is missing.",
    "Put a readable file in its place, or remove it if it was never merged.",
)
NOT_UTF8 = Code(
    "MIG005",
    "a migration is not UTF-8 text",
    "PostgreSQL would store other letters than were meant, or stop in the middle: the server's "
    "client library cuts text at a NUL byte without a word.",
    "Save the file as UTF-8 without NUL bytes. `iconv -f latin1 -t utf-8` converts the usual case.",
)
EMPTY = Code(
    "MIG006",
    "a migration does nothing",
    "The file holds no statement: an unsaved editor buffer, or work that went elsewhere.",
    "Write the statements, or delete the file if it was never merged.",
)
HEADER = Code(
    "MIG007",
    "the header of a migration cannot be understood",
    "The comment lines at the top of a migration are read by keel: Purpose, Spec, Rollback, "
    "Changelog, each once, as `-- Field: text`, continued on lines indented by two more blanks.",
    "Correct the field named. `keel new` writes a header to copy.",
)
DIRECTIVE = Code(
    "MIG008",
    "a keel directive cannot be understood",
    "A comment that begins with `keel:` changes how a migration is treated, so a misspelt one must "
    "not be ignored. There are two: `-- keel: no-transaction` above the first statement, and "
    "`-- keel: allow RULE because REASON` directly above the statement it is for.",
    "Correct the directive, or reword the comment if it was not meant as one.",
)
MISSING_FILE = Code(
    "MIG009",
    "the header names a file that is not there",
    "Whoever has to go back at night will look for it.",
    "Write the file, or correct the header.",
)
OUTSIDE_TRANSACTION = Code(
    "MIG010",
    "a statement that cannot run in a transaction",
    "keel runs each migration in one transaction, so that it happens wholly or not at all. "
    "PostgreSQL refuses this statement inside a transaction block.",
    "Move it to a migration of its own and put `-- keel: no-transaction` above its first "
    "statement.",
)
OWN_TRANSACTION = Code(
    "MIG011",
    "a migration ends the transaction it runs in",
    "keel wraps each migration in a transaction. A COMMIT or ROLLBACK of the file's own would end "
    "it half way: what follows would run unprotected, and a failure would leave a part behind.",
    "Remove BEGIN, COMMIT and ROLLBACK. One BEGIN before and one COMMIT after everything is "
    "accepted, and so is any in a migration marked `-- keel: no-transaction`.",
)
STRAY_ROLLBACK = Code(
    "MIG012",
    "a rollback file belongs to no migration",
    "A rollback file is found by its name. One that matches no migration would never run, and the "
    "migration it was meant for would look as if it had none.",
    "Name it as its migration is named: U001__x.sql for V001__x.sql.",
)
BOTH_WAYS = Code(
    "MIG013",
    "a migration holds the way down, too",
    "dbmate, goose and sql-migrate keep both ways in one file and stop at a comment. keel runs a "
    "migration from its first line to its last: what was made would be dropped again at once.",
    "Move what stands below the comment into the rollback file, U001__x.sql for V001__x.sql, or "
    "of the same name where names begin with a time.",
)

EDITED = Code(
    "MIG201",
    "a merged migration was edited",
    "Databases that have applied it will not apply it again, so from this edit on they differ from "
    "those that have not. That is how drift begins.",
    "Undo the edit and write what you want changed as a new migration: `keel new`.",
)
DELETED = Code(
    "MIG202",
    "a merged migration was deleted",
    "A database built from the folder would lack it, while those that have applied it keep it.",
    "Bring the file back and undo its work in a new migration.",
)
RENUMBERED = Code(
    "MIG203",
    "a merged migration was renamed",
    "Ledgers know it by its old version: it would look missing there, and be applied a second time "
    "under the new one.",
    "Give it its old name back, description included.",
)
LATE = Code(
    "MIG204",
    "a new migration comes before one that is merged",
    "Databases that are already past that version would get it late, in another order than a fresh "
    "database does, or never.",
    "Give it the next number: `keel renumber`.",
)
VERSION_TAKEN = Code(
    "MIG205",
    "somebody else has merged this version",
    "Two branches took the same number. Once both are merged there would be two migrations with "
    "one version.",
    "Give yours the next number: `keel renumber`.",
)
NOT_IN_SUM = Code(
    "MIG206",
    "keel.sum does not match the folder",
    "keel.sum has one checksum line a migration, so that every edit, deletion and reordering shows "
    "in review. A migration that is not in it, or changed since, is not covered; a project that "
    "keeps no keel.sum at all is only warned.",
    "If the change is meant and the migration is not merged yet, run `keel sum`.",
)
BAD_SUM = Code(
    "MIG207",
    "keel.sum cannot be understood",
    "A line is not `sha256:<64 hex digits>  <file name>`, or names a file twice or out of order: "
    "often what is left of a merge conflict.",
    "Resolve the conflict, or write it anew with `keel sum` and read the difference.",
)
BAD_DESCRIPTION = Code(
    "MIG208",
    "no name can be made of this description",
    "The description becomes part of the file name and needs at least one letter or digit.",
    'Describe the change in a few words: `keel new "add example table"`.',
)
CANNOT_RENUMBER = Code(
    "MIG209",
    "this migration cannot be renumbered",
    "Only migrations that are not merged yet can move: a merged version is what ledgers know. "
    "Without git it cannot be told which are merged, so the one to move must be named.",
    "Name a migration that is new on this branch.",
)
CANNOT_WRITE = Code(
    "MIG210",
    "a file of the project cannot be written",
    "The disk is full, permission is missing, or something else has the file's name. Files are "
    "replaced whole or not at all, so none is left half written.",
    "Make room or the folder writable, and run the command again: it goes on from where it is.",
)

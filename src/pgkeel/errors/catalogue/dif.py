"""DIF: differences between schemas, and the plans that turn one into the other."""

from pgkeel.errors.code import Code

NO_ORDER = Code(
    "DIF001",
    "no order of the statements works",
    "Objects of the schema need each other in a circle that cannot be opened by making one of "
    "them in two steps.",
    "Split the change: compare with a schema in which one of the objects named does not yet need "
    "the next, then with the one that is wanted.",
)
NO_SOURCE = Code(
    "DIF002",
    "this is no source of a schema",
    "A command was given something to compare that names no folder, file, release, environment or "
    "database, or one that is not there.",
    "Give one of: folder, folder@V014, a path that ends with .sql, dump:PATH, env:NAME, "
    "release:NAME, current:NAME, postgresql://…, empty, or git:REVISION: before a file-backed one.",
)
SOURCE_FAILS = Code(
    "DIF003",
    "the SQL of a source does not run",
    "To be compared, SQL text is run in a disposable database, and one of its statements failed "
    "there.",
    "Mend the statement. A dump must hold all that its statements need; roles are made as they "
    "are named.",
)
DATA_LOSS = Code(
    "DIF004",
    "the plan loses data",
    "Some of its statements drop tables, columns or values together with what is in them. Such a "
    "plan is not printed as SQL unless it is asked for by name.",
    "Look at the statements named. If they are meant, add --allow data-loss; if an object was "
    "renamed, say so by --rename OLD=NEW.",
)
NOT_PROVED = Code(
    "DIF005",
    "the plan does not do what it should",
    "It was run on a copy of the first schema in a disposable database, and a statement failed "
    "there, or something still differed from the second schema afterwards.",
    "Do not use it. What is shown tells where it goes wrong; please report it with both schemas.",
)
NOT_COPIED = Code(
    "DIF006",
    "a schema cannot be copied to prove the plan on it",
    "A plan is proved on a copy of the first schema, made in a disposable database. That copy "
    "differs from the original, so nothing was proved.",
    "Read the plan with care, or run it on a copy of your own. An extension that the disposable "
    "server lacks is the usual cause.",
)
REFUSED_NAME = Code(
    "DIF007",
    "a rename cannot be made",
    "A rename that was asked for names an object that is not in the first schema, or whose new "
    "name is not in the second.",
    "`keel diff` without --rename lists what looks renamed, as it has to be written.",
)
NOT_MODELLED = Code(
    "DIF008",
    "an object is not compared",
    "The database holds an object of a kind that pgkeel does not model. It is neither compared nor "
    "written, and a difference in it would not be seen.",
    "`keel kinds` lists what is modelled. Watch this object by other means.",
)
NOTHING_TO_DO = Code(
    "DIF009",
    "nothing differs",
    "A migration was to be written from what differs between the folder and another schema, and "
    "nothing does.",
    "Change the schema that is wanted first. Where kinds are ignored, differences in them do not "
    "count.",
)
ARCHIVE = Code(
    "DIF010",
    "an archive is not SQL text",
    "The source is an archive as pg_dump writes it in its custom, directory or tar format, or is "
    "compressed. Its statements are not there to be read.",
    "Turn it into text first: pg_restore --schema-only --file=schema.sql ARCHIVE, or gunzip. "
    "pg_dump --schema-only writes text by itself.",
)
DAMAGED = Code(
    "DIF011",
    "the catalogs of the database are damaged",
    "Two rows of its catalogs stand for one object, which PostgreSQL's own unique indexes on them "
    "rule out. Nothing that is read from such a database can be relied on.",
    "Rebuild the indexes by REINDEX SYSTEM, which fails where rows are there twice and names them; "
    "then restore the database from a backup.",
)
HIDDEN = Code(
    "DIF012",
    "something may not be read",
    "The role that reads the database lacks a privilege, and the server shows an object without "
    "what only others may see. That is neither compared nor written, and a difference in it would "
    "not be seen.",
    "Read as a role that may see it: the owner of the object, or a superuser. Or leave the kind "
    "out by --ignore.",
)

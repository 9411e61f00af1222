"""REL1: drift, of live databases from the folder and from what is recorded."""

from pgkeel.errors.code import Code

BY_HAND = Code(
    "REL101",
    "changed by hand in a live database",
    "An object of a live database is neither as the folder makes it nor as its snapshot has it. "
    "Nobody reviewed that, no other environment has it, and the next migration may fail on it.",
    "Ask who did it and why: owner, time and running sessions are told where the server knows. "
    "Then put it back with what `keel drift --env NAME --sql` prints, or keep it with --adopt.",
)
RECORDED_TOO = Code(
    "REL102",
    "changed by hand, and recorded since",
    "An object is the same in the live database and in its snapshot, and the folder, as far as the "
    "database has it, makes something else. The snapshot was taken after the change, so nobody "
    "sees it there any more; a database built from the folder lacks it.",
    "Put it back with what `keel drift --env NAME --sql` prints, or keep it with --adopt. Then "
    "`keel dump --env NAME`.",
)
APART = Code(
    "REL103",
    "live database, snapshot and folder all differ",
    "An object is one thing in the live database, another in its snapshot and a third in the "
    "folder: it was changed by hand, and the snapshot is not of the version the database has.",
    "Settle the live database first, with what `keel drift --env NAME --sql` prints or with "
    "--adopt; then `keel dump --env NAME`.",
)
AHEAD = Code(
    "REL104",
    "a pending migration is there already",
    "An object of the live database is as a migration makes it that the database has not had, as "
    "far as anything tells: its statements were run by hand, or by another tool.",
    "If the whole migration was run, record it as applied. If a part of it was, put that back with "
    "what `keel drift --env NAME --sql` prints, and apply the migration.",
)
UNEXPLAINED = Code(
    "REL105",
    "live database and folder differ, and nothing tells why",
    "There is neither a ledger nor a snapshot of this database, so a change by hand cannot be told "
    "from a migration that it has not had.",
    "Record what it is like now by `keel dump --env NAME`, once you know it is as it should be.",
)
RECORDED_BY_HAND = Code(
    "REL106",
    "the snapshot has what neither the live database nor the folder has",
    "Snapshots are written by keel dump and by nothing else. This object was written into the file "
    "by hand, or it was made and dropped by hand in the live database with a dump in between.",
    "`keel dump --env NAME` writes the snapshot anew. If the object is wanted, write a migration.",
)
STALE = Code(
    "REL107",
    "the snapshot is behind",
    "The live database is as the folder makes it, and its snapshot in schema/current is not: it "
    "was not written anew after a migration was applied.",
    "Record it anew: `keel dump --env NAME`.",
)
NOT_DEPLOYED = Code(
    "REL108",
    "in the folder, and not in the live database",
    "The live database is as its snapshot has it, and the folder makes more of it. Without a "
    "ledger, and without a version in the snapshot's header, that looks like a migration that was "
    "not deployed; a change by hand that was recorded afterwards would look the same.",
    "Apply what is pending; a ledger would tell for certain.",
)
LEDGER_DRIFT = Code(
    "REL109",
    "ledger and folder do not agree",
    "The database says it has had migrations that the folder does not have, or has with another "
    "text or in another order. A database built from the folder is not that one.",
    "`git log` tells what became of the file. What was edited is put back; what is missing comes "
    "back from history; what is late is given the next number, or applied knowingly.",
)
OTHER_TOOL = Code(
    "REL110",
    "another tool has applied migrations here",
    "The database has a history of another migration tool, with versions that keel's ledger does "
    "not have: two tools change one schema, and neither knows of the other.",
    "Decide on one. Versions that the folder has as well can be recorded in the ledger.",
)
CANNOT_ADOPT = Code(
    "REL111",
    "drift cannot be adopted now",
    "What was changed by hand would become the folder's next migration, which is only right where "
    "the database has all of the folder's migrations before it.",
    "Apply what is pending first, or put the change back with what `keel drift --env NAME --sql` "
    "prints.",
)
NOTHING_TO_ADOPT = Code(
    "REL112",
    "there is nothing to adopt",
    "The live database has nothing that the folder does not make.",
    "`keel drift` tells what else differs, such as a snapshot that is behind.",
)
ROWS_DIFFER = Code(
    "REL113",
    "reference data differs from what migrations and seeds make",
    "The rows of a reference table belong to migrations and seed files. In this database some were "
    "added, removed or changed by other means: no other environment has them so, and what is "
    "written down about them is wrong here.",
    "Put them back, or write a migration that makes them so everywhere. Keys tell which rows; what "
    "is in them is not shown.",
)
ROWS_NOT_COMPARED = Code(
    "REL114",
    "reference data could not be compared",
    "The rows of a reference table could not be read, or there are more of them than are read, so "
    "nobody knows whether they are as they should be.",
    "Grant SELECT on the table to the role that reads, past row-level security; raise [reference] "
    "rows or timeout; or take a table out that is none of reference data.",
)

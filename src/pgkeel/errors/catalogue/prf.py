"""PRF: what migrations really do, and whether they can be undone."""

from pgkeel.errors.code import Code

FAILS = Code(
    "PRF001",
    "a migration fails",
    "It was run in a disposable database that stood where it will run, and a statement failed: "
    "it would fail everywhere else, too.",
    "Mend the statement. Nothing else can be proved of this migration until it runs.",
)
FAILS_AGAIN = Code(
    "PRF002",
    "a migration fails when it is run twice",
    "A deployment that is interrupted is started again, and some databases already have what "
    "others lack. Then what is not guarded fails half-way.",
    "Guard the statement: IF NOT EXISTS, OR REPLACE, ON CONFLICT DO NOTHING, or a DO block that "
    "looks first. `keel lint --fix` writes many of the guards.",
)
CHANGES_AGAIN = Code(
    "PRF003",
    "a migration does something when it is run twice",
    "The second run succeeded and changed what the first had made: rows were added twice, "
    "values were counted up again, something was made a second time.",
    "Let the statement look first whether its work is done: ON CONFLICT DO NOTHING, a WHERE "
    "that no longer holds afterwards, or the new value instead of an increment.",
)
NO_ROLLBACK = Code(
    "PRF004",
    "there is no way back",
    "The migration has no rollback file, and its header does not say why.",
    "`keel rollback --draft VERSION` writes one, proved. If there is no way back, say so in the "
    "header: `Rollback: irreversible because …`.",
)
ROLLBACK_FAILS = Code(
    "PRF005",
    "a rollback fails",
    "The rollback file was run after its migration, and a statement failed. It would do so on "
    "the day it is needed.",
    "Mend the statement. `keel rollback --draft VERSION` shows what would undo the migration.",
)
LEFT_OVER = Code(
    "PRF006",
    "a rollback leaves something over",
    "After the migration and its rollback something is there that was not there before. The "
    "next deployment of the migration may stumble over it, or silently keep it.",
    "Drop it in the rollback file. `keel rollback --draft VERSION` writes what would undo it all.",
)
MISSING_UNDO = Code(
    "PRF007",
    "a rollback does not undo a change",
    "The migration changed or dropped something, and after the rollback it is still as the "
    "migration left it.",
    "Undo it in the rollback file: what was dropped is made again, with its grants, its comment "
    "and its owner.",
)
LOSSY_UNDO = Code(
    "PRF008",
    "a rollback brings something back otherwise than it was",
    "What was dropped or changed comes back without all that belonged to it: a table without "
    "its policies, a function without its grants, a column without its default.",
    "Write the rest of it into the rollback file, or let the migration change it in place.",
)
ORDER_ONLY = Code(
    "PRF009",
    "columns come back in another order",
    "The same columns are there in another order. Statements that name no columns, such as "
    "INSERT without a list or SELECT *, see the difference.",
    "A column that was dropped comes back last; only making the table anew would put it "
    "elsewhere. Where the rollback makes the table anew, name the columns in their order of "
    "before.",
)
ROWS_LOST = Code(
    "PRF010",
    "rows do not come back",
    "Rows that were there before are gone or have other values after the migration and its "
    "rollback. They were counted in a disposable database; in production they would be real.",
    "Let the migration copy them to a table of its own first and the rollback copy them back, "
    "or say in the header what is lost: `Rollback: irreversible because …`.",
)
ROWS_LEFT = Code(
    "PRF011",
    "a rollback leaves rows over",
    "After the migration and its rollback there are more rows than before.",
    "Delete in the rollback file what the migration inserts.",
)
NOT_REPEATABLE = Code(
    "PRF012",
    "a migration cannot be applied again after its rollback",
    "A migration that was rolled back is mended and deployed again. Here the second deployment "
    "fails, or makes something else than the first.",
    "Something is left of the first time: let the rollback take it away.",
)
IRREVERSIBLE = Code(
    "PRF013",
    "a migration says that there is no way back",
    "Its header gives a reason. What would be lost was counted, so that whoever deploys it knows.",
    "Nothing, if it is meant. Take a backup before it is deployed.",
)
BROKEN = Code(
    "PRF014",
    "a migration breaks a function or view that PostgreSQL does not look into",
    "Bodies of functions are text: PostgreSQL resolves the names in them when they are called, "
    "so it drops or renames what they use without a word. They fail at the first call.",
    "Replace the function in the same migration, before or after what it uses is changed.",
)
BROKEN_NEW = Code(
    "PRF015",
    "a new function does not work as things stand",
    "A statement in its body names something that is not there once the migration has run.",
    "Mend the name, or make what it names in the same migration. What the function itself makes "
    "while it runs cannot be seen.",
)
QUERY_BREAKS = Code(
    "PRF016",
    "a query of the application no longer works",
    "While a migration is deployed, the old application still runs. A query that it sends "
    "fails, or answers with other columns than before.",
    "Expand first, contract later: add the new beside the old, deploy the application that uses "
    "it, and drop the old in a later release.",
)
NOT_CHECKED = Code(
    "PRF017",
    "something could not be checked",
    "What a statement means is only known when it runs, so nothing is said about it.",
    "Look at it by hand.",
)
EMPTY_ONLY = Code(
    "PRF018",
    "a migration fails where there are rows",
    "It was run with rows in the tables it touches and failed; without rows it runs. The rows "
    "were samples or made up, so they may be none that production has.",
    "Make sure that no such rows exist, or let the migration deal with them.",
)
TABLE_DISAGREES = Code(
    "PRF019",
    "the lock table does not say what was measured",
    "keel tells the locks of a statement from one table of facts, and the server took others. "
    "That is a fault of keel, or a form of statement that it does not know.",
    "Trust what was measured, and please report the statement.",
)
LATE_STOP = Code(
    "PRF020",
    "migrations could not be proved",
    "A migration before them fails, so there is no database in which they could run.",
    "Mend the one that fails; `keel check` tells where.",
)
NOT_DRAFTED = Code(
    "PRF021",
    "no rollback could be drafted",
    "The statements that were put together do not bring the schema back, or no migration of "
    "that version is there.",
    "What is shown tells where it goes wrong. Write the file by hand, and let `keel prove` prove "
    "it.",
)
ROLLBACK_EXISTS = Code(
    "PRF022",
    "there is a rollback file already",
    "A draft never overwrites what somebody wrote. A file without statements, such as `keel new` "
    "leaves, is nobody's work.",
    "Give --stdout to see the draft, or --force to replace the file.",
)
NO_MIGRATION = Code(
    "PRF023",
    "there is no such migration",
    "A version was named that no file of the folder has.",
    "Give the version as the file name has it: V015. `keel check` lists what is there.",
)
DESCENT = Code(
    "PRF024",
    "the rollbacks do not lead back to an empty database",
    "All rollback files were run, the newest first, and something is left; or the migrations, "
    "run again after that, make another schema than the first time.",
    "Each rollback leaves what was there before its migration. `keel prove --all` tells which "
    "one does not.",
)

"""RUN: migrations brought to live databases, and the ledger kept there."""

from pgkeel.errors.code import Code

FAILED = Code(
    "RUN001",
    "a migration fails on a live database",
    "The server refused the statement shown. Of a migration that runs in a transaction nothing is "
    "left; of one that does not, what came before the statement stays and is in the ledger.",
    "Read the server's message. Mend the file, or what it found in the database, and run the same "
    "command again: it goes on where this stopped.",
)
LEDGER_DENIED = Code(
    "RUN002",
    "the ledger may not be read",
    "The database has a ledger, and the role that is logged in has no right to read it, or not all "
    "of it. Without it nobody can tell which migrations the database has.",
    "Connect as the role that applies migrations, or run the statements that the message gives.",
)
LEDGER_BROKEN = Code(
    "RUN003",
    "the ledger is not as keel made it",
    "A relation of the ledger's name is there, and it was made by something else, by a newer keel, "
    "or changed by hand. Guessing at it is how migrations are run twice.",
    "Restore the table from a backup, or choose another name with [ledger] in keel.toml. A table "
    "that belongs to another tool keeps its name: it is the ledger that moves.",
)
LEDGER_NOT_MADE = Code(
    "RUN004",
    "the ledger cannot be made",
    "Before the first migration keel makes a table of its own in the database, and the role that "
    "is logged in may not do so, or the server refused.",
    "Run the GRANT that the message gives as the database's owner, or apply as another role. Where "
    "it gives none, what the server said tells what refuses it, such as an event trigger.",
)
LEDGER_NOT_WRITTEN = Code(
    "RUN005",
    "the ledger cannot be written",
    "What is done and its entry in the ledger are one transaction. The entry was refused, so what "
    "was to be recorded with it was rolled back.",
    "Grant the role usage on the ledger's schema and select, insert and update on the ledger. A "
    "migration that drops or renames the ledger or its schema can never be recorded: take that out "
    "of it. So is what throws entries away: triggers or rules on the ledger. What `mirror` in "
    "keel.toml names is part of the entry: the role has to be able to write that, too.",
)
BUSY = Code(
    "RUN006",
    "somebody else is applying migrations",
    "Only one may change a database at a time, and another session held the lock for as long as "
    "this one was to wait. After a runner was killed, its session lives on until the statement "
    "that it was in ends.",
    "Wait for the session named, or give more time with --wait. If it is an orphan, it can be "
    "ended, and what it was in is rolled back: select pg_terminate_backend(PID).",
)
EDITED = Code(
    "RUN007",
    "an applied migration was edited",
    "The database had another text under this version. What the file says now was never run there, "
    "and never will be, while every new database gets it.",
    "Put the file back and write the change as a new migration. If the two texts do the same, say "
    "so: `keel repair VERSION --env NAME --accept-edit --because …`.",
)
MISSING = Code(
    "RUN008",
    "the database has a migration that the folder lacks",
    "Somebody applied a migration that is not in this folder: the branch may be older than the "
    "database, or the file was deleted or renamed.",
    "Get the file: pull, or take the branch that has it. If it is gone for good, say so: "
    "`keel repair VERSION --env NAME --forget --because …`.",
)
LATE = Code(
    "RUN009",
    "a pending migration comes before one that is applied",
    "Other databases run it in its place, this one would run it after what follows. The two may "
    "end up with different schemas.",
    "`keel renumber` gives it the next version while it is not merged. Else look at what follows "
    "it and apply with --late allow, or set [apply] late in keel.toml.",
)
UNFINISHED = Code(
    "RUN010",
    "a migration was begun and did not end",
    "Its statements run one by one, outside a transaction, and it stopped at one of them. The next "
    "run looks in the database whether that one ended, and goes on there; of some statements "
    "nothing tells.",
    "`keel apply` again. If it cannot go on, look at the database for what the statement named "
    "does, then tell the ledger how many are done: `keel repair VERSION --env NAME --done N "
    "--because …`.",
)
NOT_EMPTY = Code(
    "RUN011",
    "a database without a ledger is not empty",
    "It has tables already, so running the first migration is most likely wrong: somebody made "
    "them by other means, or the ledger was dropped or emptied.",
    "`keel baseline --env NAME --at VERSION` records that the database stands there already. If "
    "the migrations really are to run on top of what is there, add --on-existing.",
)
OLD_SERVER = Code(
    "RUN012",
    "the server is too old",
    "Migrations are checked and proved for the versions that keel.toml names. An older server "
    "takes other locks and refuses other statements.",
    "Update the server, or correct [lint] server in keel.toml and look at what `keel lint` says.",
)
READ_ONLY = Code(
    "RUN013",
    "the database takes no changes",
    "It is a standby that replays another server, or its sessions are read-only.",
    "Connect to the primary server: with several hosts in the URL, target_session_attrs=read-write "
    "finds it. Where a setting makes its sessions read-only, the message tells how to set it.",
)
WRONG_DATABASE = Code(
    "RUN014",
    "this is not the database that keel.toml means",
    "The environment says which database it is, and the URL leads to another one.",
    "Look at the URL, and at the variable or service it comes from. If the environment moved, "
    "correct its `database` or `identity` in keel.toml: `keel status -v` shows both.",
)
UNSOUND = Code(
    "RUN015",
    "the folder has migrations that cannot be run",
    "What is wrong is seen before anything has been run, so nothing was.",
    "Mend what is listed; `keel check` shows it at its place.",
)
LINT = Code(
    "RUN016",
    "pending migrations have lint errors",
    "They would lose data, hold up everybody, or fail halfway: the findings tell which.",
    "`keel lint` shows them at their place. Mend them, or allow each with a reason; what can lose "
    "data needs a spec that approves it: `keel approve`. --no-lint applies them as they are.",
)
OTHER_PLAN = Code(
    "RUN017",
    "this is not the plan that was reviewed",
    "Folder or database have changed since its digest was made, so other statements would run.",
    "Look at `keel plan` again, and give --plan-digest what it shows now.",
)
NOT_CONFIRMED = Code(
    "RUN018",
    "a protected environment was not confirmed",
    "keel.toml marks it `protected`: nothing is changed there unless somebody says so.",
    "Answer the question, or give --yes where nobody can be asked.",
)
CONNECTION_LOST = Code(
    "RUN019",
    "the connection to the database was lost",
    "The server was stopped, the session was ended by somebody, or the network failed. The message "
    "says what is known of the migration that ran.",
    "Run the same command again once the server answers: the ledger tells what is done.",
)
NO_LOCK = Code(
    "RUN020",
    "a lock was not to be had",
    "Others held the table all the time. Each try was given up early, so that nobody had to wait "
    "behind it, and nothing of the migration is left.",
    "Wait for the sessions named to end, or end them; then apply again. --cancel-blockers ends "
    "those that are idle in a transaction. [apply] retries and lock_timeout decide how often and "
    "how long.",
)
INVALID_INDEX = Code(
    "RUN021",
    "an index is there and not valid",
    "A CREATE INDEX CONCURRENTLY failed once and left it. It costs every write and serves no "
    "query; IF NOT EXISTS would pass over it as if all were well.",
    "Drop it with the statement given, and apply again.",
)
OTHER_OBJECT = Code(
    "RUN022",
    "an index of that name is there, on another table",
    "Under the name of the index that was to be made there is one on another table. The statement "
    "did nothing, and the migration would have been recorded.",
    "Give one of the two another name.",
)
NO_WAY_BACK = Code(
    "RUN023",
    "a migration cannot be rolled back",
    "Its header says that it is irreversible, or it has no rollback file.",
    "Write a new migration that undoes it as far as that can be, or restore a backup.",
)
NO_VERSION = Code(
    "RUN024",
    "there is no such version",
    "The version named is not in the folder or not in the ledger, so what was asked for is not "
    "clear.",
    "`keel status` lists the versions and how each stands.",
)
INTERRUPTED = Code(
    "RUN025",
    "interrupted",
    "The statement was cancelled, its transaction rolled back and the lock given up.",
    "Run the command again to go on.",
)
NOT_AS_PLANNED = Code(
    "RUN026",
    "the ledger is not as it should be afterwards",
    "All migrations ran and were recorded; read again, the ledger says something else. Somebody "
    "wrote to it by other means.",
    "Look at the ledger and at `keel status` before anything else is applied.",
)
NOTHING_TO_REPAIR = Code(
    "RUN027",
    "there is nothing to repair",
    "How the version stands is not what the repair asked for is about.",
    "`keel status` shows how each version stands.",
)
LEAK = Code(
    "RUN028",
    "a migration left its session changed",
    "It changed the role or a setting for the whole session. keel resets both after each "
    "migration; another tool would have run the next one with them.",
    "Use SET LOCAL, which ends with the transaction.",
)
FLEET_STOPPED = Code(
    "RUN030",
    "not every database was brought to the folder",
    "Of several databases some failed or were not begun. Each has its own ledger, which says where "
    "it stands; those that were done are done.",
    "Mend what failed, and run the same command again: it goes on where it stopped.",
)
NOT_FOR_FLEETS = Code(
    "RUN031",
    "this is for one database at a time",
    "What was asked for is about the state of one database: several do not have it in common.",
    "Name one environment, or leave the option out.",
)
HAS_LEDGER = Code(
    "RUN029",
    "the database has a ledger already",
    "A baseline is the first entry of a ledger. This one has entries.",
    "`keel mark-applied VERSION --env NAME --because …` records a single migration that was made "
    "by other means.",
)
NO_RIGHT = Code(
    "RUN060",
    "the role lacks rights that pending migrations need",
    "The statements named would be refused, some of them after others had run. This is seen from "
    "their text and the catalogs, before anything is run.",
    "Run the GRANT given as the owner named or as a superuser, or apply as another role. Where the "
    "server knows better, --try-rights applies all the same.",
)
NOT_VERIFIED = Code(
    "RUN061",
    "a migration ran, and its verify script says no",
    "The script of the same name under migrations/verify failed, or one of its queries gave false. "
    "A migration in a transaction was rolled back; of one outside, the statements stay and it is "
    "not recorded as applied.",
    "Look at the query named: mend the migration, the data that it met, or the script, and run "
    "`keel apply` again.",
)
HOOK_FAILED = Code(
    "RUN062",
    "a hook fails",
    "[apply] before and after name what is run around the migrations. After a hook before them "
    "fails nothing of them is run; one after them undoes nothing.",
    "Run the hook by itself to see why: a command finds the database in PGHOST and its kin.",
)
STALE_SNAPSHOT = Code(
    "RUN063",
    "the recorded schema is not where the database is",
    "schema/current has this environment at another version than its ledger. Whoever reviewed the "
    "migrations against it saw another schema than they will meet.",
    "`keel dump --env NAME` records the schema as it is now. --snapshot warn or allow, or [apply] "
    "snapshot, lets it pass.",
)
POOLED = Code(
    "RUN072",
    "the address is that of a pooler in transaction mode",
    "Each transaction may be run by another session of the server there. The lock that keeps two "
    "keels apart, and every setting, belong to a session: neither would hold, and the lock would "
    "stay with a session that somebody else gets next.",
    "Use the address of the server itself, or the pooler's port for session mode.",
)

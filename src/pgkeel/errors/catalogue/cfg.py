"""CFG: keel.toml and the way a project is found."""

from pgkeel.errors.code import Code

NO_PROJECT = Code(
    "CFG001",
    "no project found",
    "keel looks for keel.toml in this folder and every folder above it, and found none.",
    "Run `keel init` where the project should be, or name one with `--project PATH`.",
)
UNREADABLE = Code(
    "CFG002",
    "keel.toml cannot be read",
    "The file exists but is not a readable UTF-8 text file: it may be a folder, lack read "
    "permission, be a link that leads to itself, or hold bytes that are not UTF-8.",
    "Make it a readable text file saved as UTF-8.",
)
BAD_TOML = Code(
    "CFG003",
    "keel.toml is not valid TOML",
    "The settings could not be parsed, so nothing was run: guessing at settings is how the wrong "
    "database gets changed.",
    "Mend the line named. Strings need quotes, tables look like [project].",
)
UNKNOWN_KEY = Code(
    "CFG004",
    "keel.toml has a key that keel does not know",
    "A misspelt key would otherwise be ignored in silence and its default used instead.",
    "Correct the spelling or delete the key; docs/configuration.md lists every key.",
)
BAD_VALUE = Code(
    "CFG005",
    "keel.toml has a value of the wrong kind",
    "The key exists, but its value is not of the type or among the words it takes.",
    "Give the value that the message asks for; docs/configuration.md lists every key.",
)
PATH_OUTSIDE = Code(
    "CFG006",
    "a path in keel.toml leads out of the project",
    "Paths are relative to the folder of keel.toml, so that a clone works anywhere.",
    "Give a path inside the project.",
)
REMOTE_PASSWORD = Code(
    "CFG007",
    "keel.toml holds the password of a remote database",
    "keel.toml is committed; a password in it is a password in the history for good.",
    'Write url = "env:NAME" and put the URL in the environment variable NAME, or use '
    'url = "service:NAME" with ~/.pg_service.conf. Change the password: it has been on disk.',
)
NO_ENVIRONMENT = Code(
    "CFG008",
    "an environment has no URL here",
    "The environment variable that keel.toml names is not set, or the environment is not in "
    "keel.toml.",
    "Set the variable, or add [environments.NAME] with a url to keel.toml.",
)
EXISTS = Code(
    "CFG009",
    "there is a project here already",
    "keel init never overwrites a file.",
    "Delete keel.toml if you really want to start over.",
)
NO_SUPABASE = Code(
    "CFG010",
    "there is no Supabase project here",
    "`keel init --from-supabase` adopts a folder supabase/ with its config.toml and migrations, "
    "and found none.",
    "Run it in the folder that holds supabase/, or run plain `keel init`.",
)
COMMAND_LINE = Code(
    "CFG011",
    "the command line cannot be understood",
    "A command or option is misspelt, a value is missing or out of its range, or two options "
    "contradict each other. Nothing was done.",
    "With --help keel lists its commands, and each of them what it takes.",
)
NO_SLICE = Code(
    "CFG021",
    "there is no such slice",
    "A slice is a table [slices.NAME] of keel.toml; `main` is what belongs to no slice.",
    "Name one of those there are, by --slice or PGKEEL_SLICE, or add it to keel.toml.",
)
SLICES_OVERLAP = Code(
    "CFG022",
    "two slices claim the same schema or path",
    "Every schema and every file belongs to one slice, or to the main part: else one dump would "
    "hold what another has, and one command would overwrite the files of another.",
    "Give each slice schemas, a directory and a migration folder of its own, none within another.",
)
BAD_SLICE_NAME = Code(
    "CFG023",
    "a slice has a name that cannot be",
    "The name of a slice becomes part of file names and of the name of its ledger, and must not be "
    "taken for an environment or for the main part.",
    "Choose another name: a letter, then letters, digits and _, all small.",
)
BAD_NEED = Code(
    "CFG024",
    "what a slice needs cannot come before it",
    "The migrations of what a slice needs run before its own. So that has to be there, must not "
    "need the slice itself, and has to start from the same preset.",
    "Correct `needs`; docs/slices.md shows how slices stand on each other.",
)
OUTSIDE_SLICE = Code(
    "CFG025",
    "a schema that was asked for is outside the slice",
    "Each command looks at one slice, or at the main part, and sees nothing of the others: the "
    "answer would be empty whatever is there.",
    "Ask for it with the --slice that it belongs to.",
)

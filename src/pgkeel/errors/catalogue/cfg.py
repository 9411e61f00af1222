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

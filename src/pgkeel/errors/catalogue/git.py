"""GIT: the repository that says what is merged."""

from pgkeel.errors.code import Code

NOT_INSTALLED = Code(
    "GIT001",
    "git is not installed",
    "What is merged, and so may not change any more, is read from git; there is no program `git` "
    "on the PATH.",
    "Install git, or leave out --base: migrations are then compared with keel.sum only.",
)
NO_REPOSITORY = Code(
    "GIT002",
    "not in a usable git repository",
    "A base was named, and the project is not in the working tree of a git repository, or that "
    "repository is broken (a worktree or submodule whose main repository was moved, for one).",
    "Run keel in a clone, or leave out --base: migrations are then compared with keel.sum only.",
)
UNKNOWN_REVISION = Code(
    "GIT003",
    "git does not know this revision",
    "The branch, tag or commit that counts as merged is not in this clone, so nothing could be "
    "compared with it.",
    "Check the spelling, or fetch it: `git fetch origin main`. In GitHub Actions, actions/checkout "
    "needs `fetch-depth: 0`.",
)
DUBIOUS_OWNERSHIP = Code(
    "GIT004",
    "git does not trust this repository",
    "The folder belongs to another user, as is usual in containers, and git then refuses to read "
    "it: settings in there could run programs in your name. keel does not go round that.",
    "If you trust the folder: `git config --global --add safe.directory PATH`.",
)
SHALLOW = Code(
    "GIT005",
    "the clone is too shallow to tell what is merged",
    "Edits are judged against the commit where this branch left the base, and that commit is not "
    "in this clone: only the last few commits were fetched.",
    "Fetch the whole history: `git fetch --unshallow`. In GitHub Actions, give actions/checkout "
    "`fetch-depth: 0`.",
)
UNRELATED = Code(
    "GIT006",
    "this branch and the base have no common history",
    "Edits are judged against the commit where this branch left the base, and there is none.",
    "Name the base this branch really came from: `--base REV`, or [git] base in keel.toml.",
)
FAILED = Code(
    "GIT007",
    "git failed",
    "git ended with an error that keel does not know; its own words are shown.",
    "Run the command shown by hand. `git fsck` tells whether the repository is whole.",
)

"""The texts that ``keel init`` writes; for ``scaffold`` only."""

from collections.abc import Mapping

_TAIL = """
[git]
# What counts as merged; left out, it is the remote's default branch, else a local main or master.
# base = "origin/main"

[sandbox]
# The major version of the disposable server, "14" to "18"; "auto" is the newest there is.
{server}

[release]
# Whose schema is frozen by `keel release`, and what ./dump_schema.sh dumps.
# environment = "prod"
# Tags of git that name releases, for --from-tag where a commit has several.
# tags = "*"

# Live databases. No password stands in this file: it is committed.
# [environments.prod]
# url = "env:PROD_DATABASE_URL"
"""

SETTINGS = """\
# What this project is. Every setting has a default; those behind a `#` show it, or an example.

[project]
# Shown in output; left out, it is the name of this folder.
# name = "bookshop"
# What a fresh database holds before the first migration: "plain" or "supabase".
# preset = "plain"
# Supabase: whether new tables reach the API by themselves; "legacy" says they do.
# expose = "explicit"

[migrations]
# folder = "migrations/sql"
# rollback = "migrations/rollback"
# sum = "migrations/keel.sum"
# "keel": V015__add_books.sql; "supabase": 20260131093000_add_books.sql.
# layout = "keel"
""" + _TAIL.format(server='# server = "auto"')
"""Every setting, commented out: the file changes nothing."""

SUPABASE_SETTINGS = """\
# What this project is. Settings left out have their defaults.

[project]
name = {name}
preset = "supabase"
# Whether new tables reach the API by themselves; "legacy" says they do.
expose = "{expose}"

[migrations]
folder = "supabase/migrations"
rollback = "supabase/rollback"
sum = "supabase/keel.sum"
layout = "supabase"
""" + _TAIL.replace("{server}", 'server = "{server}"')
"""To be formatted with ``name`` (quoted), ``expose`` and ``server``."""

_DATA_DICTIONARY = """\
# Data dictionary

What the tables and columns mean, for whoever reads or reports on the data. When a migration alters
reference data, this page changes with it.

| table | column | meaning |
|---|---|---|
"""

_CHANGELOG = """\
# Changelog

What users will notice, newest first.

## Unreleased
"""

ARCHIVE_IGNORE = """\
# Old dumps, kept as scratch history: not for git.
*
!.gitignore
"""

DUMP_SCRIPT = "dump_schema.sh"

_DUMP_SCHEMA = """\
#!/bin/sh
# Refreshes the dumps under schema/, which are never edited by hand.
#
#   ./dump_schema.sh              schema/current/prod.schema.sql, from production
#   ./dump_schema.sh mvp-0.7.0    the same, and a frozen copy under schema/releases/
#
# Production is [environments.prod] of keel.toml. Options are those of `keel dump` or, after the
# name of a release, of `keel release`: ./dump_schema.sh --env staging
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
case ${1-} in
  '' | -*) exec keel dump --project "$here" "$@" ;;
  *) exec keel release --project "$here" "$@" ;;
esac
"""

SCRIPTS: Mapping[str, str] = {DUMP_SCRIPT: _DUMP_SCHEMA}
"""Programs; laid down executable."""

KEPT_EMPTY = (
    "migrations/sql",
    "migrations/rollback",
    "schema/current",
    "schema/releases",
    "specs/rls",
    "data/sample_data",
    "data/sample",
)
"""Folders that git would not keep while there is nothing in them."""

FILES: Mapping[str, str] = {
    "schema/archive/.gitignore": ARCHIVE_IGNORE,
    "docs/data-dictionary.md": _DATA_DICTIONARY,
    "CHANGELOG.md": _CHANGELOG,
}

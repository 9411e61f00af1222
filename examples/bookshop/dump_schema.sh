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

"""Extensions in the schema public."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateExtension
from pgkeel.lint.rule import Found, Rule

# These make schemas of their own, or may be nowhere else.
_OWN = frozenset(
    {"pg_cron", "pg_net", "pgmq", "pgsodium", "plpgsql", "postgis_topology", "supabase_vault"}
)


def _check(op: CreateExtension, at: At) -> Found | None:
    if op.extension in _OWN or (op.schema or at.session.schema) != "public":
        return None
    return Found(f"the functions of {op.extension} go to public, which the API serves")


RULE = Rule(
    code="LNT718",
    slug="extension-in-public",
    family="supabase",
    level="warning",
    summary="an extension is made in public",
    why="Its functions become part of the API, and its types and operators mix with the "
    "project's own tables.",
    instead="`with schema extensions`.",
    bad="""\
create extension if not exists citext;
--<
""",
    good="""\
create extension if not exists citext with schema extensions;
""",
    on=(CreateExtension,),
    check=_check,
    words=("extension",),
    preset="supabase",
)

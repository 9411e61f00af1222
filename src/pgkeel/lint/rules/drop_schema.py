"""DROP SCHEMA."""

from pgkeel.lint.at import At
from pgkeel.lint.dropped import is_own
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import quoted


def _check(op: Drop, at: At) -> Found | None:
    if op.kind != "schema" or is_own(op, at):
        return None
    schema = quoted(op.name.name)
    inside = sorted(name for name in at.schema.tables if name.schema == op.name.name)
    known = f", {few(inside)} among it" if inside else ""
    if op.cascade:
        message = f"drops schema {schema} and everything in it{known}"
        return Found(message, loses=schema, takes=tuple(map(str, inside)))
    if inside:
        message = f"drops schema {schema}: this fails while anything is in it{known}"
        return Found(message, loses=schema)
    return Found(f"drops schema {schema}", loses=schema)


RULE = Rule(
    code="LNT403",
    slug="drop-schema",
    family="destructive",
    level="error",
    summary="a schema is dropped",
    why="With CASCADE every table, view, function and type in it goes at once, and whatever "
    "depends on them in other schemas; nothing in the statement says what that is. Without CASCADE "
    "it fails while anything is left in it.",
    instead="Drop what is in the schema by name, each in a migration that was agreed on, and the "
    "empty schema last, with a spec that approves it: `keel approve`.",
    bad="""\
drop schema if exists private cascade;
--<
""",
    good="""\
comment on schema private is 'Unused since 2.3; goes away with 2.5.';
""",
    on=(Drop,),
    check=_check,
    destructive=True,
    in_rollback=False,
)

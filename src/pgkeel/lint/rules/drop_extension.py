"""DROP EXTENSION."""

from pgkeel.lint.at import At
from pgkeel.lint.dropped import is_own
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: Drop, at: At) -> Found | None:
    if op.kind != "extension" or is_own(op, at):
        return None
    name = quoted(op.name.name)
    if op.cascade:
        message = f"drops extension {name}, and columns and indexes that use what it brought"
    else:
        message = f"drops extension {name} with its types, functions and tables"
    return Found(message, loses=name)


RULE = Rule(
    code="LNT410",
    slug="drop-extension",
    family="destructive",
    level="error",
    summary="an extension is dropped",
    why="All that belongs to it goes: types, functions, operators, and tables with their rows, "
    "such as scheduled jobs or stored secrets. With CASCADE so do the columns of its types, the "
    "defaults that call its functions and the indexes that use its operators.",
    instead="Find what uses it, move that away first, then drop the extension without CASCADE and "
    "with a spec that approves it: `keel approve`.",
    bad="""\
drop extension if exists citext;
--<
""",
    good="""\
comment on extension citext is 'Unused since 2.3; goes away with 2.5.';
""",
    before="create extension if not exists citext;\n",
    on=(Drop,),
    check=_check,
    destructive=True,
    in_rollback=False,
)

"""RENAME of what is neither a table nor a column."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.whence import whence
from pgkeel.lint.operations.objects import Rename
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.placing import offset_of
from pgkeel.lint.renamed import left, moves
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_KINDS = frozenset(
    {
        "aggregate",
        "database",
        "domain",
        "extension",
        "function",
        "materialized view",
        "procedure",
        "publication",
        "role",
        "routine",
        "schema",
        "sequence",
        "type",
        "view",
    }
)
_PARTS = frozenset({"attribute", "value"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place in left(at, _KINDS):
        name = str(op.name) if op.name.schema else quoted(op.name.name)
        if isinstance(op, Rename):
            said = f"is called {quoted(op.new)} from now on: what names it fails"
            yield Found(f"{op.kind} {name} {said}", at=place)
        elif op.kind == "extension":
            yield Found(f"what {name} brought is in schema {quoted(op.new)} from now on", at=place)
    for move in moves(at):
        part = move.op
        if not isinstance(part, Rename) or part.kind not in _PARTS:
            continue
        if whence(at.schema, "type", move.final) != at.file.number:
            said = f"{part.kind} {quoted(part.part_name)} of {part.name}"
            yield Found(
                f"{said} is called {quoted(part.new)} from now on: what writes the old one fails",
                at=offset_of(part, move.where, at.file.text),
            )


RULE = Rule(
    code="LNT423",
    slug="rename-object",
    family="compatibility",
    level="warning",
    summary="something that others name is renamed",
    why="Queries, jobs and connection settings of the running application have the old name and "
    "fail from the moment of the commit. Bodies of functions are text: they fail when they run. "
    "Rows show the new label of an enum's value at once, to programs that know only the old one.",
    instead="Make the new one beside the old (a function that calls it, a view that reads it, a "
    "value that is added), and drop the old one when nothing names it any more.",
    bad="""\
set local lock_timeout = '5s';
alter view if exists public.titles rename to book_titles;
--                   ^
""",
    good="""\
create or replace view public.book_titles with (security_invoker = true) as
  select id, title from public.books;
""",
    on=(FileEnd,),
    check=_check,
    words=("rename", "schema"),
    in_rollback=False,
)

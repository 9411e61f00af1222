"""The same column twice in one statement."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.rows import Insert, Update
from pgkeel.lint.operations.tables import CreateTable
from pgkeel.lint.rule import Found, Rule
from pgkeel.sql import Tree


def _check(op: Operation, _: At) -> Iterator[Found]:
    if isinstance(op, CreateTable):
        names = {column.name: column.at for column in op.columns}  # the last place of each
        yield from (
            Found(f"column {name} is there twice", at=names[name])
            for name in _doubled(column.name for column in op.columns)
        )
    elif isinstance(op, Update):
        # Parts of an array or composite value may be set one by one.
        whole = _whole(op.tree.get("targetList", ()))
        yield from (Found(f"column {name} is set twice") for name in _doubled(whole))
    elif isinstance(op, Insert):
        whole = _whole(op.tree.get("cols", ()))
        yield from (Found(f"column {name} is there twice") for name in _doubled(whole))


def _whole(targets: Iterable[Tree]) -> list[str]:
    named = (item["ResTarget"] for item in targets)
    return [target.get("name", "") for target in named if "indirection" not in target]


def _doubled(names: Iterable[str]) -> list[str]:
    listed = list(names)
    if len(set(listed)) == len(listed):
        return []
    return [name for name, number in Counter(listed).items() if number > 1]


RULE = Rule(
    code="LNT835",
    slug="column-twice",
    family="design",
    level="error",
    summary="a column stands twice in one statement",
    why="The grammar accepts it, the server refuses it when the migration runs: 42701 in CREATE "
    "TABLE and INSERT, 42601 in UPDATE.",
    instead="Remove one of them; the other may have been meant for another column.",
    bad="""\
update public.books set stock = 1, pages = 100, stock = 2 where id = 7;
--     ^
""",
    good="""\
update public.books set stock = 2, pages = 100 where id = 7;
""",
    on=(CreateTable, Update, Insert),
    check=_check,
)

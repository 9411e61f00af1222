"""DROP MATERIALIZED VIEW, and what is lost where it is made again."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import dropped, is_back
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import quoted

_KINDS = frozenset({"materialized view"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, grave in dropped(at, _KINDS):
        if not is_back(op, at):
            message = f"drops materialized view {op.name}: queries that read it fail from then on"
            yield Found(message, at=place)
            continue
        known = at.schema.tables[op.name]
        left = [one.name for one in grave.indexes if one.name not in known.indexes]
        if known.kind == "materialized view" and not known.indexes and left:
            yield Found(
                f"{op.name} is made again without its index {few(map(quoted, left))}",
                hint="DROP takes the indexes along: make them again below the new one, the unique "
                "one above all, without which REFRESH CONCURRENTLY is refused.",
                at=place,
            )


RULE = Rule(
    code="LNT414",
    slug="drop-materialized-view",
    family="destructive",
    level="warning",
    summary="a materialized view is dropped, or made again without its indexes",
    why="What reads it fails from then on. Where it is made again in the same migration its query "
    "runs anew while readers wait, and its indexes are gone unless they are made again, too.",
    instead="Keep it until nothing reads it. To change one, build the new one beside it under "
    "another name with its indexes, and swap the names at the end.",
    bad="""\
set local lock_timeout = '5s';
drop materialized view if exists private.totals;
--<
""",
    good="""\
refresh materialized view concurrently private.totals;
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)

"""DROP PUBLICATION and DROP SUBSCRIPTION of what nothing takes the place of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import lost
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_MEANS = {
    "publication": "what subscribes to it stops with an error",
    "subscription": "no change arrives any more, and where it stood is forgotten",
}


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, _grave in lost(at, _MEANS):
        name = quoted(op.name.name)
        yield Found(f"drops {op.kind} {name}: {_MEANS[op.kind]}", at=place)


RULE = Rule(
    code="LNT432",
    slug="drop-publication",
    family="compatibility",
    level="warning",
    summary="a publication or subscription is dropped",
    why="Subscribers elsewhere (replicas, warehouses, realtime services) name the publication: "
    "their replication stops, and the server keeps its log for them until the disk is full or they "
    "are removed. A subscription made again has to copy its tables anew or misses changes.",
    instead="Stop the subscribers first. To change what is published, ALTER PUBLICATION … SET.",
    bad="""\
drop publication if exists shop_window;
--<
""",
    good="""\
alter publication shop_window set table public.books, public.authors;
""",
    before="create publication shop_window for table public.books;\n",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)

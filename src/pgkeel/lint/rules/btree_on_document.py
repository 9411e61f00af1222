"""btree indexes of values that are looked into, not compared as wholes."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.operations.tables import Type
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.vectors import short_name

_USING = {
    "geography": "gist",
    "geometry": "gist",
    "halfvec": "hnsw",
    "jsonb": "gin",
    "tsvector": "gin",
    "vector": "hnsw",
}


def _check(op: CreateIndex, at: At) -> Iterator[Found]:
    # A unique key compares whole values, and so does what an expression makes of them.
    if op.method != "btree" or op.unique:
        return
    for key in op.keys[:1]:
        known = at.schema.column(op.table, key) if key else None
        using = _method(known.type) if known else None
        if known and using:
            hint = f"`using {using} ({known.name} …)` is for what is in the values."
            words = f"{known.name} is {known.type}: this finds whole values, nothing in them"
            yield Found(words, hint=hint, table=op.table)


def _method(type_: Type) -> str | None:
    return "gin" if type_.array else _USING.get(short_name(type_))


RULE = Rule(
    code="LNT222",
    slug="btree-on-document",
    family="indexes",
    level="warning",
    summary="a btree index of documents, arrays, shapes or vectors",
    why="A btree knows equal, less and greater of whole values. What contains, matches, lies "
    "within or is near (@>, @@, &&, <->) does not use it, and a value of more than some "
    "2700 bytes makes every INSERT of it fail: 54000.",
    instead="gin for jsonb, arrays and tsvector; gist for geometry and geography; hnsw for "
    "vectors; or a btree on the one field that is asked for: `((data ->> 'isbn'))`.",
    before="create table private.pages (id bigint primary key, data jsonb);\n",
    bad="""\
-- keel: no-transaction
drop index concurrently if exists private.pages_data;
create index concurrently pages_data on private.pages (data);
--                                      ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists private.pages_data;
create index concurrently pages_data on private.pages using gin (data jsonb_path_ops);
""",
    on=(CreateIndex,),
    check=_check,
    words=("index",),
)

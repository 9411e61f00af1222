"""Indexes of vectors that cannot be made."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.vectors import METHODS, refusal


def _check(op: CreateIndex, at: At) -> Iterator[Found]:
    if op.method not in METHODS:
        return
    for key in op.keys:
        known = at.schema.column(op.table, key) if key else None
        why = refusal(op, known.name, known.type) if known else None
        if why:
            yield Found(f"this fails: {why}")


RULE = Rule(
    code="LNT219",
    slug="vector-index-refused",
    family="indexes",
    level="error",
    summary="an index of vectors that cannot be made",
    why="hnsw and ivfflat need to know the number of dimensions, take up to 2000 of a vector "
    "and 4000 of a halfvec, and except for ivfflat on a vector there is no default "
    "operator class: the statement has to say which distance the index is for. The "
    "grammar accepts it, the server does not (22023, 54000, 42704).",
    instead="Give the column its dimensions, `vector(1536)`, and the index its operator class; "
    "more dimensions fit as `(embedding::halfvec(3072)) halfvec_cosine_ops`.",
    before="create extension if not exists vector with schema extensions;\n"
    "create table private.pages (id bigint primary key, embedding extensions.vector);\n",
    bad="""\
-- keel: no-transaction
drop index concurrently if exists private.pages_embedding;
create index concurrently pages_embedding on private.pages
--                                           ^
  using hnsw (embedding extensions.vector_cosine_ops);
""",
    good="""\
create table if not exists private.texts (id bigint primary key, embedding extensions.vector(1536));
create index if not exists texts_embedding on private.texts
  using hnsw (embedding extensions.vector_cosine_ops);
""",
    on=(CreateIndex,),
    check=_check,
    words=METHODS,
)

"""ivfflat indexes that do not say which distance they are for."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateIndex, _: At) -> Found | None:
    if op.method != "ivfflat" or any(op.variants):
        return None
    return Found("only `order by … <-> …` can use this: nothing else is said, so it is for L2")


RULE = Rule(
    code="LNT221",
    slug="vector-index-for-unsaid-distance",
    family="indexes",
    level="warning",
    summary="an index of vectors does not say for which distance it is",
    why="Without an operator class ivfflat is for the distance L2. A query by another one, as by "
    "the cosine `<=>` that most embeddings are made for, reads the whole table beside the index, "
    "and nothing says so.",
    instead="Name the operator class of the operator that queries use: vector_l2_ops for <->, "
    "vector_ip_ops for <#>, vector_cosine_ops for <=>.",
    before="create extension if not exists vector with schema extensions;\n"
    "create table private.texts (id bigint primary key, embedding extensions.vector(384));\n",
    bad="""\
-- keel: no-transaction
drop index concurrently if exists private.texts_embedding;
create index concurrently texts_embedding on private.texts using ivfflat (embedding);
--                                           ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists private.texts_embedding;
create index concurrently texts_embedding on private.texts
  using ivfflat (embedding extensions.vector_cosine_ops);
""",
    on=(CreateIndex,),
    check=_check,
    words=("ivfflat",),
)

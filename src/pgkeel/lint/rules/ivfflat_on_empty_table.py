"""ivfflat indexes on tables without rows."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateIndex, at: At) -> Found | None:
    if op.method != "ivfflat" or not at.is_new_and_empty(op.table):
        return None
    return Found(f"{op.table} has no rows to find lists for: most neighbours will be missed")


RULE = Rule(
    code="LNT220",
    slug="ivfflat-on-empty-table",
    family="indexes",
    level="warning",
    summary="an ivfflat index is made before there are vectors",
    why="ivfflat divides the vectors into lists as the index is built, and looks into a few of "
    "these later. Built on an empty table the lists are chance: pgvector says in a notice that it "
    "finds little, and nothing gets better as rows come until somebody does REINDEX.",
    instead="Use hnsw, which does not depend on what is there; or make the index in a later "
    "migration, once the table is filled.",
    before="create extension if not exists vector with schema extensions;\n",
    bad="""\
create table if not exists private.texts (id bigint primary key, embedding extensions.vector(384));
create index if not exists texts_embedding on private.texts
--                                            ^
  using ivfflat (embedding extensions.vector_cosine_ops) with (lists = 100);
""",
    good="""\
create table if not exists private.texts (id bigint primary key, embedding extensions.vector(384));
create index if not exists texts_embedding on private.texts
  using hnsw (embedding extensions.vector_cosine_ops);
""",
    on=(CreateIndex,),
    check=_check,
    words=("ivfflat",),
)

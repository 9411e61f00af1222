"""SQL that is only made when it runs."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Opaque
from pgkeel.lint.rule import Found, Rule


def _check(_: Opaque, at: At) -> Found:
    if at.statement.embedded:
        return Found("what EXECUTE runs here is put together at run time: no rule has seen it")
    return Found("this block was not looked into: no rule has seen what it does")


RULE = Rule(
    code="LNT314",
    slug="opaque-dynamic-sql",
    family="transactions",
    level="info",
    summary="SQL that is put together at run time is not looked into",
    why="EXECUTE runs a text that depends on variables, so its locks and losses are known only "
    "when it runs. A block in another language than PL/pgSQL is not read at all.",
    instead="Write the statements out where their names are known. Where they are not, look "
    "yourself for what the other rules look for.",
    bad="""\
do $$
begin
  execute format('comment on table public.%I is %L', 'boo' || 'ks', 'What can be lent.');
--^
end $$;
""",
    good="""\
do $$
begin
  execute 'comment on table public.books is ''What can be lent.''';
end $$;
""",
    on=(Opaque,),
    check=_check,
)

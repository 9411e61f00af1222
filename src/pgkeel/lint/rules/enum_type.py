"""CREATE TYPE … AS ENUM."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateEnum
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateEnum, _: At) -> Found | None:
    return Found(f"no value of {op.type} can ever be dropped")


RULE = Rule(
    code="LNT820",
    slug="enum-type",
    family="types",
    level="off",
    summary="a type lists its values",
    why="Values of an enum can be added and renamed, never dropped, put into another order "
    "or told more about; a new one cannot be used in the transaction that adds it.",
    instead="A table of the values and a foreign key, or text with a CHECK, where they may change.",
    bad="""\
do $$ begin
  create type public.cover as enum ('hard', 'soft');
--^
exception when duplicate_object then null;
end $$;
""",
    good="""\
create table if not exists public.covers (cover text primary key);
alter table public.covers enable row level security;
""",
    on=(CreateEnum,),
    check=_check,
    words=("enum",),
)

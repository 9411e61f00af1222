"""Policies of storage.objects that are about the files of every bucket."""

from pgkeel.lint.at import At
from pgkeel.lint.clients import SERVERS
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.reading.nodes import columns_in
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name, quoted

_OBJECTS = Name("storage", "objects")


def _check(op: CreatePolicy, _: At) -> Found | None:
    if op.table != _OBJECTS or op.altered or not op.permissive:
        return None
    if op.roles and set(op.roles) <= SERVERS:
        return None
    for expression in (op.using, op.check):
        # What depends on nothing in the row may be about a role of the caller.
        columns = columns_in(expression)
        if columns and "bucket_id" not in columns:
            return Found(f"policy {quoted(op.policy)} is about the files of every bucket")
    return None


RULE = Rule(
    code="LNT743",
    slug="storage-policy-without-bucket",
    family="supabase",
    level="warning",
    summary="a policy is about the files of every bucket",
    why="All buckets keep their files in storage.objects. A policy that does not say which bucket "
    "it is about holds for all, those made later too: what was meant for avatars opens invoices.",
    instead="Begin the condition with `bucket_id = '…' and`.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists avatars_own on storage.objects;
create policy avatars_own on storage.objects for insert to authenticated
--                           ^
  with check ((storage.foldername(name))[1] = (select auth.uid()::text));
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists avatars_own on storage.objects;
create policy avatars_own on storage.objects for insert to authenticated
  with check (
    bucket_id = 'avatars' and (storage.foldername(name))[1] = (select auth.uid()::text)
  );
""",
    on=(CreatePolicy,),
    check=_check,
    words=("storage",),
    preset="supabase",
)

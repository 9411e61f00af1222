"""Policies by which anybody lists the files of a bucket."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.clients import SERVERS
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.operations.rows import Insert
from pgkeel.lint.reading.nodes import column_of, constant, strings
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name, quoted
from pgkeel.sql import Tree

_OBJECTS = Name("storage", "objects")
_BUCKETS = Name("storage", "buckets")


def _check(op: CreatePolicy, at: At) -> Found | None:
    if op.table != _OBJECTS or op.command not in ("select", "all") or not op.permissive:
        return None
    bucket = _only_bucket(op.using)
    if bucket is None or (op.roles and set(op.roles) <= SERVERS):
        return None
    everybody = not op.roles or {"public", "anon"} & set(op.roles)
    if everybody:
        return Found(
            f"policy {quoted(op.policy)} lets anybody list and read all of bucket {bucket}"
        )
    if bucket in _public_buckets(at):
        return Found(
            f"bucket {bucket} is public: policy {quoted(op.policy)} adds that its files are listed"
        )
    return None


def _only_bucket(node: Tree | None) -> str | None:
    """Return the bucket where nothing else is asked of a file."""
    body = (node or {}).get("A_Expr", {})
    sides = body.get("lexpr"), body.get("rexpr")
    if strings(body.get("name"))[-1:] != ("=",) or "bucket_id" not in map(column_of, sides):
        return None
    return next((found for side in sides if (found := constant(side)) is not None), None)


def _public_buckets(at: At) -> Iterator[str]:
    """Yield the buckets that this migration makes public."""
    for op, _ in at.earlier:
        if not isinstance(op, Insert) or op.table != _BUCKETS or "public" not in op.columns:
            continue
        rows = op.tree.get("selectStmt", {}).get("SelectStmt", {}).get("valuesLists", ())
        for row in rows:
            values = dict(zip(op.columns, map(constant, row["List"]["items"]), strict=False))
            if values["public"] == "true" and values.get("id"):
                yield str(values["id"])


RULE = Rule(
    code="LNT744",
    slug="public-bucket-listing",
    family="supabase",
    level="warning",
    summary="anybody can list the files of a bucket",
    why="The files of a public bucket are served by their address, without any policy. A SELECT "
    "policy on storage.objects adds that the names of all files can be listed, and so every "
    "address found.",
    instead="Leave the policy out where the bucket is public; else let it ask for more than the "
    "bucket, such as the folder of who asks.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists avatars_read on storage.objects;
create policy avatars_read on storage.objects for select to anon, authenticated
--                            ^
  using (bucket_id = 'avatars');
""",
    good="""\
insert into storage.buckets (id, name, public) values ('avatars', 'avatars', true)
on conflict (id) do nothing;
""",
    on=(CreatePolicy,),
    check=_check,
    words=("bucket_id",),
    preset="supabase",
)

"""Policies that trust what users write about themselves."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.reading.nodes import walk
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_WRITABLE = frozenset({"user_metadata", "raw_user_meta_data"})


def _check(op: CreatePolicy, _: At) -> Found | None:
    for kind, body in walk([op.using, op.check]):
        if kind == "A_Const":
            word = body.get("sval", {}).get("sval")
        elif kind == "String":
            word = body.get("sval")
        else:
            continue
        if word in _WRITABLE:
            return Found(
                f"policy {quoted(op.policy)} trusts {word}, which users can change themselves"
            )
    return None


RULE = Rule(
    code="LNT719",
    slug="user-metadata-in-policy",
    family="rls",
    level="error",
    summary="a policy trusts what users can write",
    why="Everybody may update their own user metadata through the API: who wants to be an "
    "administrator there writes that.",
    instead="Use app_metadata, which only the server writes, or a table of roles.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists loans_staff on public.loans;
create policy loans_staff on public.loans for select to authenticated
--                           ^
  using ((select auth.jwt() -> 'user_metadata' ->> 'staff') = 'yes');
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists loans_staff on public.loans;
create policy loans_staff on public.loans for select to authenticated
  using ((select auth.jwt() -> 'app_metadata' ->> 'staff') = 'yes');
""",
    on=(CreatePolicy,),
    check=_check,
    words=("meta",),
)

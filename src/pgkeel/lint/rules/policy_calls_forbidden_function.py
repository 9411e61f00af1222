"""Policies that call a function which their roles may not execute."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownRoutine
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.reading.nodes import calls_among
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_CLIENTS = ("anon", "authenticated")


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    # A later statement of the migration may grant it yet.
    for op, _where in at.earlier:
        if isinstance(op, CreatePolicy) and op.roles:
            for role in (one for one in _CLIENTS if one in op.roles):
                name = next(_forbidden(op, role, at), None)
                if name:
                    words = (
                        f"policy {quoted(op.policy)} fails for {role}, who may not execute {name}"
                    )
                    yield Found(words, at=op.at)


def _forbidden(op: CreatePolicy, role: str, at: At) -> Iterator[str]:
    scope = Scope(at.session.schema)
    for parts, _ in calls_among(at.nodes(op)):
        routines = at.schema.routines.get(scope.parts(parts), ())
        if routines and all(_is_closed(one, role, at) for one in routines):
            yield ".".join(parts)


def _is_closed(routine: KnownRoutine, role: str, at: At) -> bool:
    if "public" not in routine.revoked or {role, "public"} & routine.granted:
        return False
    # In a schema that is served, clients are granted functions by default.
    return role in routine.revoked or not at.is_exposed(routine.name)


RULE = Rule(
    code="LNT742",
    slug="policy-calls-forbidden-function",
    family="rls",
    level="warning",
    summary="a policy calls a function that its roles may not execute",
    why="The condition of a policy runs with the rights of whoever asks. Where they may not "
    "execute a function in it, every statement on the table fails for them: 42501, "
    "permission denied for function. The right to use its schema they do not need.",
    instead="Grant EXECUTE on it to the roles of the policy.",
    before="create function private.is_open() returns boolean language sql stable\n"
    "  set search_path = '' as $$ select true $$;\n"
    "revoke execute on function private.is_open() from public;\n",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists books_open on public.books;
create policy books_open on public.books for select to authenticated
--                          ^
  using ((select private.is_open()));
""",
    good="""\
set local lock_timeout = '5s';
grant execute on function private.is_open() to authenticated;
drop policy if exists books_open on public.books;
create policy books_open on public.books for select to authenticated
  using ((select private.is_open()));
""",
    on=(FileEnd,),
    check=_check,
    words=("policy",),
)

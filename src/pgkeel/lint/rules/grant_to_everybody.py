"""Privileges for PUBLIC, or to write for those who are not signed in."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import Grant
from pgkeel.lint.rule import Found, Rule

_WRITES = frozenset({"insert", "update", "delete", "truncate"})


def _check(op: Grant, _: At) -> Found | None:
    if not op.grant or not op.privileges:
        return None  # ALL is another rule's
    if "public" in op.roles and op.kind not in ("schema", "type", "domain", "language"):
        return Found(f"every role there is gets {', '.join(op.privileges).upper()}")
    if "anon" in op.roles and op.kind == "table" and _WRITES & set(op.privileges):
        writes = ", ".join(sorted(_WRITES & set(op.privileges))).upper()
        return Found(f"who is not signed in gets {writes}")
    return None


RULE = Rule(
    code="LNT710",
    slug="grant-to-everybody",
    family="privileges",
    level="warning",
    summary="everybody is granted something",
    why="PUBLIC is every role, those made later among them. anon is whoever has the public "
    "key of a project, which is in every browser.",
    instead="Grant to the roles that need it.",
    bad="""\
grant select on public.books to public;
--<
""",
    good="""\
grant select on public.books to authenticated;
""",
    on=(Grant,),
    check=_check,
    words=("grant",),
)

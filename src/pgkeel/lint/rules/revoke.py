"""REVOKE of what a role can do now."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.whence import whence
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.session import Grant, GrantRole
from pgkeel.lint.own_tables import is_own_sequence
from pgkeel.lint.placing import offset_of
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import Name


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for number, (op, where) in enumerate(at.earlier):
        if isinstance(op, GrantRole) and not op.grant:
            message = f"{few(op.roles)} can no longer do what {few(op.granted)} may"
            yield Found(message, at=offset_of(op, where, at.file.text))
        elif isinstance(op, Grant) and not op.grant:
            roles = [role for role in op.roles if not _is_given_back(op, role, number, at)]
            objects = [str(name if name.schema else name.name) for name in _old(op, at)]
            if roles and objects:
                what = ", ".join(one.upper() for one in op.privileges) or "all privileges"
                inside = f"every {op.kind} in " if op.all_in_schema else ""
                verb = "loses" if len(roles) == 1 else "lose"
                message = f"{few(roles)} {verb} {what} on {inside}{few(objects)}"
                yield Found(message, at=offset_of(op, where, at.file.text))


def _old(op: Grant, at: At) -> Iterator[Name]:
    for name in op.objects:
        if op.kind in ("table", "sequence") and is_own_sequence(name, at):
            continue
        if whence(at.schema, op.kind, name) != at.file.number:
            yield name


def _is_given_back(op: Grant, role: str, number: int, at: At) -> bool:
    """Whether it is PUBLIC, whose rights nobody should need, or is granted something after it."""
    return role == "public" or any(
        isinstance(later, Grant)
        and later.grant
        and role in later.roles
        and (later.objects == op.objects or later.all_in_schema)
        for later, _ in at.earlier[number + 1 :]
    )


RULE = Rule(
    code="LNT430",
    slug="revoke",
    family="compatibility",
    level="info",
    summary="a role loses privileges that it may use",
    why="Statements of the running application that need the privilege fail (42501) from the "
    "moment of the commit.",
    instead="Make sure first that nothing uses it any more, from a week of the server's log.",
    bad="""\
revoke select on public.books from authenticated;
--<
""",
    good="""\
revoke all on public.books from public;
""",
    on=(FileEnd,),
    check=_check,
    words=("revoke",),
    in_rollback=False,
)

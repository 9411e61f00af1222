"""DROP ROLE."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.session import ChangeRole
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: Drop, at: At) -> Found | None:
    if op.kind != "role":
        return None
    made = (one.role for one, _ in at.earlier if isinstance(one, ChangeRole) and one.create)
    if op.name.name in made:
        return None
    return Found(f"drops role {quoted(op.name.name)} of the whole server: its logins fail")


RULE = Rule(
    code="LNT431",
    slug="drop-role",
    family="compatibility",
    level="warning",
    summary="a role is dropped",
    why="Roles belong to the server, not to the database: it fails while the role owns anything, "
    "or holds any privilege, in any database of that server, and what logs in as it is locked out.",
    instead="Take its LOGIN away first (ALTER ROLE … NOLOGIN) and watch for what fails; drop it by "
    "hand, after REASSIGN OWNED in every database.",
    bad="""\
drop role if exists reporting;
--<
""",
    good="""\
alter role reporting nologin;
""",
    on=(Drop,),
    check=_check,
    in_rollback=False,
)

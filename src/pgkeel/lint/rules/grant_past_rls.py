"""Privileges that row-level security does not apply to, for clients."""

from pgkeel.lint.at import At
from pgkeel.lint.clients import CLIENTS
from pgkeel.lint.operations.session import Grant
from pgkeel.lint.rule import Found, Rule

_PAST = {
    "truncate": "empties it whatever the policies say",
    "trigger": "runs what it likes as whoever writes to it",
    "references": "learns which keys there are whatever the policies say",
    "maintain": "locks it against everybody",
}


def _check(op: Grant, _: At) -> Found | None:
    roles = [role for role in CLIENTS if role in op.roles]
    past = [one for one in _PAST if one in op.privileges]
    if not op.grant or op.kind != "table" or not roles or not past:
        return None
    what = str(op.objects[0]) if len(op.objects) == 1 and not op.all_in_schema else "every table"
    return Found(f"{roles[0]} is granted {past[0].upper()} on {what}: {_PAST[past[0]]}")


RULE = Rule(
    code="LNT740",
    slug="grant-past-rls",
    family="privileges",
    level="warning",
    summary="clients are granted what no policy is asked about",
    why="Row-level security is about SELECT, INSERT, UPDATE and DELETE. TRUNCATE removes every "
    "row; a foreign key by REFERENCES finds rows that are hidden; a trigger runs its function as "
    "whoever writes to the table next (manual: Row Security Policies, Privileges).",
    instead="Grant select, insert, update or delete.",
    bad="""\
grant select, truncate on public.books to authenticated;
--<
""",
    good="""\
grant select, delete on public.books to authenticated;
""",
    on=(Grant,),
    check=_check,
    words=tuple(_PAST),
)

"""ALTER … OWNER TO of what somebody else may own."""

from pgkeel.lint.at import At
from pgkeel.lint.known.schema import object_key
from pgkeel.lint.operations.objects import ChangeOwner
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name

_RELATIONS = frozenset({"table", "foreign table", "view", "materialized view"})
_ROUTINES = frozenset({"function", "procedure", "routine"})


def _check(op: ChangeOwner | ChangeTable, at: At) -> Found | None:
    if isinstance(op, ChangeTable):
        if op.command != "ChangeOwner" or op.relation not in _RELATIONS or at.is_new(op.table):
            return None
        return Found(f"{op.subject} owns {op.relation} {op.table} from now on{_means(op, at)}")
    if op.kind in _ROUTINES:
        known = at.schema.routines.get(op.name, ())
        if known and not any(one.security_definer for one in known):
            return None
        if any(one.origin.file == at.file.number for one in known):
            return None
        return Found(f"{op.name} runs with the rights of {op.owner} if it is SECURITY DEFINER")
    if op.kind == "schema" and not _is_new_schema(op.name, at):
        return Found(f"{op.owner} owns schema {op.name.name} from now on, and may drop all in it")
    return None


def _means(op: ChangeTable, at: At) -> str:
    known = at.schema.tables.get(op.table)
    kind = known.kind if known else op.relation
    if kind == "view":
        return ", and it reads with that role's rights"
    if known and known.rls and not known.forced:
        return ", and row-level security does not bind that role"
    return ""


def _is_new_schema(name: Name, at: At) -> bool:
    return at.schema.objects.get(object_key("schema", name)) == at.file.number


RULE = Rule(
    code="LNT135",
    slug="change-owner",
    family="tables",
    level="warning",
    summary="an object gets another owner",
    why="The owner may drop and change it, is not bound by its row-level security, and a view or "
    "SECURITY DEFINER function runs with the owner's rights; the old owner loses all of that at "
    "once. On a table it takes ACCESS EXCLUSIVE besides.",
    instead="Leave the owner and GRANT what the other role needs. Where the owner has to change, "
    "grant the old one what it still uses first, and keep the migration to that.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books owner to current_user;
--                       ^
""",
    good="""\
grant select on public.books to authenticated;
""",
    on=(ChangeOwner, ChangeTable),
    check=_check,
    words=("owner",),
)

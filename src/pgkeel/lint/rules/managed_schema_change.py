"""Changes of schemas that Supabase manages."""

from pgkeel.lint.at import At
from pgkeel.lint.operations import objects, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name

_MANAGED = frozenset(
    {
        "auth",
        "graphql",
        "graphql_public",
        "pgbouncer",
        "pgsodium",
        "realtime",
        "storage",
        "supabase_functions",
        "supabase_migrations",
        "vault",
    }
)
_OWN = "policy", "trigger"
"""What the role of migrations may put on managed tables, and take away again."""

_ON: tuple[type[Operation], ...] = (
    objects.CreateIndex,
    objects.CreateRoutine,
    objects.CreateView,
    objects.Drop,
    objects.Rename,
    objects.SetSchema,
    tables.CreateTable,
    tables.CreateTableAs,
    *tables.ALTERING,
    tables.ValidateConstraint,
)


def _check(op: Operation, _: At) -> Found | None:
    name = _changed(op)
    if name is None or name.schema not in _MANAGED:
        return None
    return Found(f"{name} is Supabase's own: hosted projects refuse to change it")


def _changed(op: Operation) -> Name | None:
    if isinstance(op, (tables.TableOperation, tables.CreateTable, tables.CreateTableAs)):
        return op.table
    if isinstance(op, objects.CreateIndex):
        return op.table
    if isinstance(op, objects.CreateView):
        return op.view
    if isinstance(op, (objects.CreateRoutine, objects.Rename, objects.SetSchema)):
        return op.name
    if isinstance(op, objects.Drop) and op.kind not in _OWN:
        return op.name
    return None


RULE = Rule(
    code="LNT720",
    slug="managed-schema-change",
    family="supabase",
    level="error",
    summary="a schema that Supabase manages is changed",
    why="auth, storage, realtime and their kin belong to roles of the platform. Migrations "
    "run as postgres, which does not own what is in them: a hosted project answers 42501, "
    "whatever a local stack allowed, and an update of the platform would undo the change.",
    instead="Keep your own tables and functions in schemas of your own and refer to theirs. "
    "Policies on storage.objects and realtime.messages, and triggers on auth.users, are "
    "allowed.",
    bad="""\
set local lock_timeout = '5s';
alter table storage.objects enable row level security;
--                          ^
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists covers_read on storage.objects;
create policy covers_read on storage.objects for select to authenticated
  using (bucket_id = 'covers');
""",
    on=_ON,
    check=_check,
    preset="supabase",
    words=("auth", "graphql", "pgbouncer", "pgsodium", "realtime", "storage", "supabase_", "vault"),
)

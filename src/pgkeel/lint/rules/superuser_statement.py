"""Statements that only a superuser may run."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Create, CreateRoutine
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.rows import Copy
from pgkeel.lint.operations.session import ChangeRole, ServerSetting
from pgkeel.lint.rule import Found, Rule

_ROLE_OPTIONS = ("superuser", "isreplication", "bypassrls")


def _check(op: Operation, _: At) -> Found | None:
    what = _what(op)
    return Found(f"{what} takes a superuser, whom managed platforms do not give") if what else None


def _what(op: Operation) -> str | None:
    if isinstance(op, ServerSetting) and op.target == "system":
        return "ALTER SYSTEM"
    if isinstance(op, Copy) and (op.program or op.server_file):
        return "COPY with a program" if op.program else "COPY with a file of the server"
    if isinstance(op, ChangeRole):
        found = [name for name in _ROLE_OPTIONS if name in op.options]
        return f"a role with {found[0].removeprefix('is').upper()}" if found else None
    if isinstance(op, CreateRoutine) and op.language in ("c", "internal"):
        return f"a function in {op.language.upper()}"
    if isinstance(op, Create) and op.kind in ("event trigger", "access method", "tablespace"):
        return f"CREATE {op.kind.upper()}"
    return None


RULE = Rule(
    code="LNT608",
    slug="superuser-statement",
    family="session",
    level="warning",
    summary="a statement needs a superuser",
    why="On Supabase and other managed platforms the role of migrations is no superuser: what "
    "runs on a server of one's own fails there.",
    instead="Use what the platform offers for it: its dashboard or settings, or a trusted "
    "extension.",
    bad="""\
copy public.authors (name) from '/srv/authors.csv';
--   ^
""",
    good="""\
insert into public.authors (name) values ('Ursula') on conflict do nothing;
""",
    on=(ServerSetting, Copy, ChangeRole, CreateRoutine, Create),
    check=_check,
    also=("insert-not-repeatable", "server-setting"),
)

"""ALTER FUNCTION that makes it run as its owner, or takes its search path away."""

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownRoutine
from pgkeel.lint.operations.operation import Other
from pgkeel.lint.reading.nodes import constant, strings
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.rule import Found, Rule
from pgkeel.sql import Tree


def _check(op: Other, at: At) -> Found | None:
    if op.kind != "AlterFunctionStmt" or at.statement.tree is None:
        return None
    node = at.statement.tree[op.kind]
    name = Scope(at.session.schema).parts(strings(node["func"].get("objname")))
    known = at.schema.routines.get(name, ())
    sets, resets, definer = _changes(node)
    if definer and not sets and not (known and all(map(_has_path, known))):
        return Found(
            f"{name} runs as its owner from then on, and looks names up where its caller says"
        )
    if resets and not sets and any(one.security_definer for one in known):
        return Found(
            f"{name} runs as its owner, and looks names up where its caller says from then on"
        )
    return None


def _has_path(routine: KnownRoutine) -> bool:
    return "search_path" in routine.settings


def _changes(node: Tree) -> tuple[bool, bool, bool]:
    """Return whether it sets the search path, resets it, and turns SECURITY DEFINER on."""
    sets = resets = definer = False
    for item in node.get("actions", ()):
        action = item["DefElem"]
        if action["defname"] == "security":
            definer = constant(action.get("arg")) == "true"
        setting = (action.get("arg") or {}).get("VariableSetStmt", {})
        if setting.get("kind") == "VAR_RESET_ALL":
            resets = True
        elif setting.get("name", "").lower() == "search_path":
            resets = setting["kind"] in ("VAR_RESET", "VAR_SET_DEFAULT")
            sets = not resets
    return sets, resets, definer


RULE = Rule(
    code="LNT745",
    slug="routine-altered-to-definer",
    family="privileges",
    level="error",
    summary="ALTER leaves a SECURITY DEFINER function its caller's search path",
    why="It runs with the rights of its owner, and its caller decides where it looks for tables, "
    "functions and operators (manual: Writing SECURITY DEFINER Functions Safely). ALTER FUNCTION "
    "does not ask for a search path, and RESET takes one away.",
    instead="Say `security definer set search_path = ''` in the same statement, and write the "
    "schema with every name in the body.",
    before="create function private.count_loans() returns bigint language sql\n"
    "  as $$ select count(*) from public.loans $$;\n",
    bad="""\
alter function private.count_loans() security definer;
--<
""",
    good="""\
alter function private.count_loans() security definer set search_path = '';
""",
    on=(Other,),
    check=_check,
    words=("alter",),
)

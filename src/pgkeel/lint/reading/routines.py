"""Functions, procedures and DO blocks to operations."""

from pgkeel.lint.hidden import called_by_body, lost_by_body
from pgkeel.lint.operations.objects import CreateRoutine, DoBlock
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.nodes import calls, constant, options, strings, type_of, walk
from pgkeel.lint.reading.scope import Scope
from pgkeel.sql import Tree

_TAKEN = frozenset(
    {"FUNC_PARAM_DEFAULT", "FUNC_PARAM_IN", "FUNC_PARAM_INOUT", "FUNC_PARAM_VARIADIC"}
)
_GIVEN = frozenset({"FUNC_PARAM_OUT", "FUNC_PARAM_INOUT", "FUNC_PARAM_TABLE"})


def create_routine(node: Tree, scope: Scope, _: int) -> tuple[Operation, ...]:
    """CREATE FUNCTION and CREATE PROCEDURE."""
    given = [item["DefElem"] for item in node.get("options", ())]
    by_name = options(node.get("options"))
    parameters = [item["FunctionParameter"] for item in node.get("parameters", ())]
    taken = [one for one in parameters if one.get("mode", "FUNC_PARAM_DEFAULT") in _TAKEN]
    returned = node.get("returnType")
    body = _body(by_name.get("as"))
    return (
        CreateRoutine(
            kind="procedure" if node.get("is_procedure") else "function",
            name=scope.parts(strings(node["funcname"])),
            arguments=tuple([str(type_of(one["argType"])) for one in taken]),
            argument_names=tuple([one.get("name", "") for one in taken]),
            optional=sum("defexpr" in one for one in taken),
            returns=_returns(parameters, returned),
            language=(constant(by_name.get("language")) or "sql").lower(),
            or_replace=node.get("replace", False),
            security_definer=constant(by_name.get("security")) == "true",
            volatility=constant(by_name.get("volatility")) or "volatile",
            settings=tuple(
                [
                    one["arg"]["VariableSetStmt"].get("name", "").lower()
                    for one in given
                    if one["defname"] == "set" and "VariableSetStmt" in one.get("arg", ())
                ]
            ),
            body=body,
            loses=lost_by_body(body) if body else _lost_by_tree(node.get("sql_body")),
            calls=called_by_body(body) if body else _called_by_tree(node.get("sql_body")),
        ),
    )


def _lost_by_tree(body: Tree | None) -> str | None:
    """Return how a body of the standard's kind, which is read with the statement, loses data."""
    deletes = body is not None and any(kind == "DeleteStmt" for kind, _ in walk(body))
    return "DELETE is in its body" if deletes else None


def _called_by_tree(body: Tree | None) -> tuple[str, ...]:
    return tuple(sorted({parts[-1].lower() for parts, _ in calls(body) if parts})) if body else ()


def _returns(parameters: list[Tree], returned: Tree | None) -> str:
    out = [one for one in parameters if one.get("mode") in _GIVEN]
    if out:
        listed = ", ".join(f"{one.get('name', '')} {type_of(one['argType'])}" for one in out)
        return f"({listed})"
    if returned is None:
        return ""
    copied = "%type" * bool(returned.get("pct_type"))
    return f"{'setof ' * bool(returned.get('setof'))}{type_of(returned)}{copied}"


def _body(argument: Tree | None) -> str | None:
    items = (argument or {}).get("List", {}).get("items", ())
    # Two strings are a library and a symbol of it.
    return constant(items[0]) if len(items) == 1 else None


def do_block(node: Tree, _: Scope, shift: int) -> tuple[Operation, ...]:
    """DO."""
    given = options(node.get("args"))
    language = constant(given.get("language")) or "plpgsql"
    return (DoBlock(at=shift, language=language.lower(), body=constant(given.get("as")) or ""),)

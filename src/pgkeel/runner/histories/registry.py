"""The list of tools whose histories are known."""

from importlib import import_module
from pkgutil import iter_modules

from pgkeel.runner.histories import tools
from pgkeel.runner.histories.history import Tool


def all_tools() -> tuple[Tool, ...]:
    """Return every tool, sorted by name."""
    modules = (
        import_module(f"{tools.__name__}.{one.name}") for one in iter_modules(tools.__path__)
    )
    return tuple(sorted((module.TOOL for module in modules), key=lambda tool: tool.name))


def tool_names() -> tuple[str, ...]:
    """Return the names of all tools, sorted, without importing them."""
    return tuple(sorted(one.name.replace("_", "-") for one in iter_modules(tools.__path__)))

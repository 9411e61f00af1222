"""pgkeel keeps a PostgreSQL or Supabase schema from drifting."""

# Type checkers take it for true, and nobody has to import ``typing`` to know.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from pgkeel.api import Applied, Error, Problem, Ran, Status, Version, apply, status

__version__ = "0.1.0"

__all__ = [
    "Applied",
    "Error",
    "Problem",
    "Ran",
    "Status",
    "Version",
    "__version__",
    "apply",
    "status",
]


def __getattr__(name: str) -> object:
    """Import what programs call only when they do: the command asks for none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'pgkeel' has no attribute {name!r}")
    from pgkeel import api  # noqa: PLC0415 -- as said

    return getattr(api, name)

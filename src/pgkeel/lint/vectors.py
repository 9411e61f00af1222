"""What pgvector's indexes can be made of; for rules (measured with 0.8)."""

from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.operations.tables import Type

METHODS = ("hnsw", "ivfflat")
_MOST_DIMENSIONS = {"vector": 2000, "halfvec": 4000}


def short_name(type_: Type) -> str:
    """Return the name of ``type_`` without its schema."""
    return type_.name.rpartition(".")[2]


def refusal(op: CreateIndex, key: str, type_: Type) -> str | None:
    """Return why the index cannot be made on column ``key`` of ``type_``, if that is known."""
    name = short_name(type_)
    if name not in _MOST_DIMENSIONS or type_.array:
        return None
    if not type_.modifiers:
        return f"{key} has no number of dimensions"
    if type_.modifiers[0] > _MOST_DIMENSIONS[name]:
        return f"{key} has {type_.modifiers[0]} dimensions, more than {_MOST_DIMENSIONS[name]}"
    if not any(op.variants) and (op.method, name) != ("ivfflat", "vector"):
        return f"{op.method} has no default operator class for {name}"
    return None

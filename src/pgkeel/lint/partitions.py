"""What attaching a partition has to read, as far as history tells."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AttachPartition
from pgkeel.names import Name


def default_partition(parent: Name, at: At) -> Name | None:
    """Return the default partition of ``parent``, if one is known."""
    known = at.schema.tables.get(parent)
    return known.default_partition if known else None


def is_proved_to_fit(op: AttachPartition, at: At) -> bool:
    """Whether a CHECK that holds is about the columns that decide where rows belong."""
    parent = at.schema.tables.get(op.table)
    key = set(parent.partition_key) if parent else set[str]()
    return any(
        one.kind == "check" and one.validated and one.enforced and key <= {*one.columns}
        for one in at.schema.constraints(op.partition)
    )

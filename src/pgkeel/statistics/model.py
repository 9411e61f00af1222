"""The statistics of an environment as values."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Count = Annotated[int, Meta(ge=0)]


class TableStatistics(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows and bytes of one table, as the server estimates them."""

    kind: Literal["table", "partitioned table", "materialized view"]
    rows: Count | None
    """``None`` where the table was never analysed."""
    bytes: Count
    """Heap and TOAST; the sum of the partitions for a partitioned table."""
    index_bytes: Count


class Statistics(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All tables of an environment, by their names as SQL writes them."""

    format: Literal[1] = 1
    environment: str
    server_version: str
    tables: dict[str, TableStatistics]

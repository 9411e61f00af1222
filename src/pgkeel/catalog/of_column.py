"""Statements about one column; for what a column's kind is made of."""

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Hazard, Step


class OfColumn(Struct, frozen=True, kw_only=True, gc=False):
    """The column that is meant."""

    path: tuple[str, ...]
    table: Address

    @property
    def column(self) -> str:
        """Return its name as SQL."""
        return identifier(self.path[-1])

    def altered(self, action: str, form: str, *hazards: Hazard) -> Step:
        """Return the statement that does this to its table."""
        sql = f"ALTER TABLE {qualified(self.path[:-1])} {action}"
        return Step(sql=sql, form=form, on=self.table, hazards=hazards)

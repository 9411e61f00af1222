"""Objects of a schema as values, and the rows they are read from; for catalog and diff."""

from typing import Generic, TypeVar

from msgspec import Struct

from pgkeel.catalog.address import Address


class Record(Struct, frozen=True, kw_only=True, gc=False):
    """What is compared of an object: its definition without its own name and that of its parent.

    Fields are named as the columns of its kind's query. Never holds OIDs, times or anything else
    that differs between two databases of the same schema.
    """


R_co = TypeVar("R_co", bound=Record, covariant=True)


class Object(Struct, Generic[R_co], frozen=True, kw_only=True, gc=False):
    """One object of a snapshot.

    ``parent`` is the object it belongs to: made after it, and gone when that is dropped.
    """

    address: Address
    parent: Address | None = None
    record: R_co
    order: int = 0
    """Its place among its siblings where the server keeps one: of columns, of enum values."""

    @property
    def whole(self) -> Address:
        """The parent of what always has one."""
        if self.parent is None:
            raise TypeError(f"{self.address} belongs to nothing")
        return self.parent


class Envelope(Struct, frozen=True, kw_only=True, gc=False):
    """The columns that every kind's query has beside those of its record."""

    oid: int = 0
    """In the kind's catalog; 0 for a facet, which has no row of its own."""
    sub: int = 0
    """The column's number, for what belongs to one (pg_depend: objsubid)."""
    path: tuple[str, ...] = ()
    """The names below the parent's, or the whole path where there is no parent."""
    parent: int = 0
    """The OID of the object it belongs to, in the catalog that the kind says; 0 without one."""
    parent_sub: int = 0
    parent_catalog: str = ""
    """The catalog of ``parent``, where it is not the same for all rows."""
    order: int = 0
    also: tuple[tuple[str, int, int], ...] = ()
    """Other rows of the catalogs (catalog, OID, column) that are this object in pg_depend."""
    needs: tuple[tuple[str, int, int], ...] = ()
    """Rows of the catalogs it depends on although pg_depend does not say so of it."""
    declared: tuple[tuple[str, int, int], ...] = ()
    """Rows that come before it although they need it, and go with it: the functions of a base
    type. The first of them makes its name known to the others."""
    hidden: str = ""
    """What of it the server does not show to whoever reads: ``its options``."""

"""What is set for a column and cannot be said where it is made; for kinds."""

from collections.abc import Iterator

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.options import change_options
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step

_DEFAULT_STORAGE_SINCE = 16
# Of types that can be stored in several ways, those that are not EXTENDED (pg_type: typstorage).
_STORAGES = {"numeric": "MAIN", "inet": "MAIN", "cidr": "MAIN", "tsquery": "PLAIN"}

# Columns of a query over pg_attribute, called ``a`` there, and the type of each, ``t``.
SETTINGS = """
  case when a.attstorage <> t.typstorage then case a.attstorage when 'p' then 'PLAIN'
    when 'e' then 'EXTERNAL' when 'm' then 'MAIN' when 'x' then 'EXTENDED' end end as storage,
  case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
  case when a.attstattarget >= 0 then a.attstattarget end as statistics,
  a.attoptions as options
"""


class Settings(Struct, frozen=True, kw_only=True, gc=False):
    """How a column is stored and looked at, where that is not the usual."""

    storage: str | None = None
    compression: str | None = None
    statistics: int | None = None
    options: tuple[str, ...] = ()


class Settled(Struct, frozen=True, kw_only=True, gc=False):
    """The column that is meant: ``head`` is TABLE or MATERIALIZED VIEW."""

    head: str
    path: tuple[str, ...]
    type: str
    relation: Address
    major: int


def settings_steps(on: Settled, old: Settings, new: Settings) -> Iterator[Step]:
    """Yield the statements that make one the other."""
    if new.storage != old.storage:
        storage = new.storage or _usual_storage(on)
        yield _altered(on, f"SET STORAGE {storage}", "set-storage")
    if new.compression != old.compression:
        yield _altered(on, f"SET COMPRESSION {new.compression or 'DEFAULT'}", "set-compression")
    if new.statistics != old.statistics:
        target = -1 if new.statistics is None else new.statistics
        yield _altered(on, f"SET STATISTICS {target}", "set-statistics")
    for action in change_options(old.options, new.options):
        yield _altered(on, action, "set-column-options")


def _altered(on: Settled, action: str, form: str) -> Step:
    head = f"ALTER {on.head} {qualified(on.path[:-1])} ALTER COLUMN {identifier(on.path[-1])}"
    return Step(sql=f"{head} {action}", form=form, on=on.relation)


def _usual_storage(on: Settled) -> str:
    if on.major >= _DEFAULT_STORAGE_SINCE:
        return "DEFAULT"
    return _STORAGES.get(on.type.partition("(")[0], "EXTENDED")

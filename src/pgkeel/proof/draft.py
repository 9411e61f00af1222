"""A drafted rollback, and what it is drafted from; values."""

from collections.abc import Sequence

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare, topmost
from pgkeel.diff.plan import Plan
from pgkeel.proof.facts import Lost, Proved
from pgkeel.proof.restoring import Put
from pgkeel.rows.backups import Keeping

_HOLDS_ROWS = frozenset({"column", "materialized view", "table"})


class Draft(Struct, frozen=True, kw_only=True):
    """The text of a rollback file, and what came of running it."""

    text: str
    proved: Proved
    irreversible: tuple[str, ...]
    """What does not come back, in words."""
    puts: tuple[Put, ...] = ()
    """What is put back from what was kept."""
    keeping: Keeping | None = None
    """What has to be kept for that."""
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the schema comes back, and the migration can be applied again."""
        back = self.proved.back
        return (
            self.proved.failed is None
            and back is not None
            and back.refused is None
            and back.repeated is None
            and not back.unlike
            and all(one.inherent for one in back.differences)
        )


class Ground(Struct, frozen=True, kw_only=True):
    """What a migration does, from which its rollback is drafted."""

    before: Snapshot
    made: Snapshot
    wanted: Plan
    """From the one back to the other."""
    deletions: str
    """The statements that delete what it inserts."""
    new_roles: tuple[str, ...]

    @property
    def gone(self) -> tuple[Address, ...]:
        """What it drops that holds rows or values."""
        return tuple(
            one.address
            for one in topmost(compare(self.before, self.made))
            if one.after is None and one.address.kind in _HOLDS_ROWS
        )

    @property
    def without_roles(self) -> str:
        """The statements that drop the roles it makes: they come last."""
        return "".join(f"DROP ROLE IF EXISTS {identifier(role)};\n" for role in self.new_roles)


def lost_words(gone: Sequence[Address]) -> tuple[str, ...]:
    """Return in words that ``gone`` comes back empty."""
    return tuple(f"the rows of {one} do not come back" for one in gone)


def left_words(proved: Proved) -> tuple[str, ...]:
    """Return in words what rows the proof missed."""
    return tuple(_told(one) for one in (proved.back.lost if proved.back else ()))


def _told(lost: Lost) -> str:
    return f"{lost.table}: {lost.what}"

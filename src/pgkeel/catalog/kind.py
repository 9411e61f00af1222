"""What a kind of object is; kinds themselves are modules under ``kinds/``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Alteration, Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of object: how it is read, made, changed and dropped. All functions are pure.

    ``query`` gives one row an object with the columns of ``Envelope`` and of ``record``. It runs
    with an empty search_path, leaves out what belongs to the system or to an extension, and is
    one statement over whole catalogs.
    """

    name: str
    """As in an address, words apart by blanks: ``materialized view``."""
    plural: str
    catalog: str = ""
    """The catalog that its OIDs are of (pg_depend: classid); empty for a facet."""
    record: type[Record]
    query: str
    older: tuple[tuple[int, str], ...] = ()
    """Major versions, the first first, and the queries for servers before each, which lack columns
    of catalogs."""
    columns: tuple[str, ...] = ()
    """The columns of the query, where those that are NULL are left out of what is sent, and the
    fields of the record have defaults: for kinds with very many rows."""
    schema_at: int | None = 0
    """Which part of a path is the schema; ``None`` for what is in none."""
    parent: str = ""
    """The catalog of the objects it belongs to; empty for what stands alone."""
    since: int = 14
    """The first major version of PostgreSQL that has it."""
    create: Callable[[Object[Any], Sequence[str], "Scene"], Steps]
    """Makes an object; the second argument holds the children that are made with it, as their
    ``element`` wrote them, in their order."""
    alter: Callable[[Object[Any], Object[Any], "Scene"], Alteration | None]
    """Changes one into another; ``None`` where it has to be dropped and made again."""
    drop: Callable[[Object[Any], "Scene"], Steps]
    """Drops an object; nothing where it only goes with its parent."""
    holds_parent: bool = False
    """Whether the server refuses to drop the parent as long as it is there."""
    called: Callable[[Object[Any]], tuple[str, str]] | None = None
    """Its schema and name, where it is called otherwise than its path ends and what changes its
    parent makes and drops it."""
    rename: Callable[[Object[Any], tuple[str, ...], "Scene"], Steps] | None = None
    """Gives an object another path, its last name or its schema changed; ``None`` where that
    cannot be."""
    parts: Callable[[Object[Any]], tuple[str, ...]] | None = None
    """Names within it that are no objects and can be given others in their place: enum values."""
    rename_part: Callable[[Object[Any], str, str], Steps] | None = None
    """Gives a part another name."""
    words: Callable[[Object[Any]], str] | None = None
    """How COMMENT ON and ALTER name it: ``TABLE public.books``; ``None`` where neither can."""
    grant_words: Callable[[Object[Any]], str] | None = None
    """How GRANT … ON names it; ``None`` where it has no privileges."""
    element: Callable[[Object[Any], Sequence[str], "Scene"], str | None] | None = None
    """How it is written within the statement that makes its parent, given its own children's
    elements; ``None`` where it cannot be."""
    furnish: Callable[[Object[Any], "Scene"], Steps] | None = None
    """Gives what is made within its parent's statement all that its element cannot say."""
    stub: Callable[[Object[Any], "Scene"], Steps] | None = None
    """Makes a placeholder, or puts one in the place of an object, that needs nothing but types:
    to break a circle of dependencies."""
    complete: Callable[[Object[Any], "Scene"], Steps] | None = None
    """Puts an object in the place of its placeholder."""
    disturbs: Callable[[Object[Any], "Scene"], Iterable[Address]] | None = None
    """What the statements for an object undo elsewhere: its ``alter`` says what has to be said
    again, though it be the same before and after."""
    expressions: tuple[str, ...] = ()
    """The fields of the record that hold expressions as the server writes them."""
    last: bool = False
    """Whether it changes what later statements of the plan would make: then it waits for them."""
    watches: bool = False
    """Whether it runs at statements of a plan, and so fails when what it needs is not there any
    more: then it goes before all others."""
    facet: bool = False
    """Something that objects of many kinds have, such as a comment, with no row of its own."""
    is_said: Callable[[Any], bool] = lambda _: True
    """Whether the record of a facet tells anything that would be missed."""
    model: str = ""
    """What is modelled and what is not, for ``keel kinds``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a kind may ask while it writes SQL: both snapshots whole, and the manner wanted."""

    before: Snapshot
    after: Snapshot
    kinds: Mapping[str, "Kind"]
    online: bool = False
    """Whether statements that hold up a running database are avoided where there is another way."""

    @property
    def role(self) -> str:
        """The role that runs the plan and owns what it makes."""
        return self.before.role

    def words(self, address: Address) -> str:
        """Return how COMMENT ON and ALTER name an object."""
        name = self.kinds[address.kind].words
        return name(self._object(address)) if name else str(address)

    def grant_words(self, address: Address) -> str:
        """Return how GRANT … ON names an object."""
        name = self.kinds[address.kind].grant_words
        return name(self._object(address)) if name else str(address)

    def is_new(self, address: Address) -> bool:
        """Whether an object is only in the second snapshot."""
        return address not in self.before.objects

    def _object(self, address: Address) -> Object[Any]:
        return self.after.objects.get(address) or self.before.objects[address]


def nothing(_: Object[Any], __: Scene) -> Steps:
    """Drop what goes with its parent: no statement."""
    return ()


def never(_: Object[Any], __: Object[Any], ___: Scene) -> None:
    """Say that no change is possible in place."""
    return

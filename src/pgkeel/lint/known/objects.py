"""The objects that are known: values that replay changes as statements go by."""

from msgspec import Struct, field

from pgkeel.lint.operations.tables import ConstraintKind, Type
from pgkeel.names import Name
from pgkeel.sql import Tree


class Origin(Struct, frozen=True):
    """Where something was made: the number of the file in the run, and the byte offset in it."""

    file: int
    at: int


class KnownColumn(Struct):
    """A column."""

    name: str
    type: Type
    not_null: bool
    has_default: bool
    generated: str
    origin: Origin
    collation: str | None = None
    """The one that is written, none where it is the default of the type."""


class KnownConstraint(Struct):
    """A constraint; ``name`` is the one PostgreSQL gives where none is written."""

    name: str
    kind: ConstraintKind
    columns: tuple[str, ...]
    origin: Origin
    validated: bool = True
    references: Name | None = None
    on_delete: str = "a"
    """As in ``pg_constraint.confdeltype``: ``c`` cascades, ``n`` and ``d`` overwrite."""
    referenced_columns: tuple[str, ...] = ()
    """Those of the other table; none where its key is not known."""
    proves_not_null: tuple[str, ...] = ()
    """The columns of a CHECK (column IS NOT NULL), alone or joined to more by AND."""
    enforced: bool = True


class KnownIndex(Struct):
    """An index; ``keys`` holds ``None`` for an expression."""

    name: str
    table: Name
    keys: tuple[str | None, ...]
    origin: Origin
    unique: bool = False
    partial: bool = False
    method: str = "btree"
    constraint: str | None = None
    """The constraint that it stands behind."""
    variants: tuple[str, ...] = ()
    """Order, collation and operator class of the keys, where an index of its own says any."""
    included: tuple[str, ...] = ()
    without_null: str | None = None
    """The column of a predicate that is ``column IS NOT NULL`` and nothing else."""
    nulls_not_distinct: bool = False
    mentioned: tuple[str, ...] = ()
    """The columns that its expressions and its predicate name."""


class KnownPolicy(Struct):
    """A policy."""

    name: str
    command: str
    permissive: bool
    roles: tuple[str, ...]
    origin: Origin
    reads: tuple[Name, ...] = ()
    """The relations that queries in its USING read."""


class KnownTable(Struct):
    """A table, view, materialized view or foreign table, by ``kind``."""

    name: Name
    kind: str
    origin: Origin
    columns: dict[str, KnownColumn] = field(default_factory=dict)
    constraints: dict[str, KnownConstraint] = field(default_factory=dict)
    policies: dict[str, KnownPolicy] = field(default_factory=dict)
    indexes: list[str] = field(default_factory=list)
    """Names in the schema of the table."""
    whole: bool = True
    """Whether all its columns are known: not so after LIKE, INHERITS or a query."""
    rls: bool = False
    forced: bool = False
    filled: Origin | None = None
    """Where rows were first written to it, if they were."""
    partitioned: bool = False
    partition_key: tuple[str, ...] = ()
    partition_of: Name | None = None
    inherits: tuple[Name, ...] = ()
    partitions: int = 0
    default_partition: Name | None = None
    options: tuple[str, ...] = ()
    uses: tuple[Name, ...] = ()
    """What a view reads."""
    replica_identity: str = "d"
    """As in ``pg_class.relreplident``: ``d`` the primary key, ``i`` an index, ``f``, ``n``."""
    lost_key: Origin | None = None
    """Where the primary key was dropped, while there is no new one."""
    granted: frozenset[str] = frozenset()
    """Roles that were granted something on it."""
    revoked: frozenset[str] = frozenset()
    """Roles from which something on it was taken."""
    first: Origin | None = None
    """Where it was made at first, if it was replaced since."""


class KnownRoutine(Struct):
    """A function or procedure, by its name and the types it takes."""

    name: Name
    arguments: tuple[str, ...]
    argument_names: tuple[str, ...]
    returns: str
    optional: int
    """How many of the last arguments have a default."""
    volatility: str
    security_definer: bool
    origin: Origin
    settings: tuple[str, ...] = ()
    """The variables that it sets for itself."""
    loses: str | None = None
    """How a call of it can lose data, in words."""
    revoked: frozenset[str] = frozenset()
    """Roles from which EXECUTE was taken."""
    granted: frozenset[str] = frozenset()
    """Roles that were granted EXECUTE."""
    first: Origin | None = None
    """Where it was made at first, if it was replaced since."""


class KnownType(Struct):
    """An enum, domain, composite or range type."""

    name: Name
    kind: str
    origin: Origin
    checked: bool = False
    """A domain with a constraint."""
    values: tuple[str, ...] = ()
    added: dict[str, Origin] = field(default_factory=dict)
    """Where values were added to an enum that was there."""
    base: Type | None = None
    """What a domain is of."""
    default: Tree | None = None
    """What a domain gives to its columns; ``None`` for NULL, too."""


class Gone(Struct):
    """What a migration has dropped, as it was before."""

    origin: Origin
    """Where it was dropped."""
    made_in: int | None = None
    """The number of the file that made it, if that is known."""
    relation: KnownTable | None = None
    indexes: tuple[KnownIndex, ...] = ()
    """Those that went with the relation, without those behind constraints."""
    policy: KnownPolicy | None = None
    constraint: KnownConstraint | None = None
    routines: tuple[KnownRoutine, ...] = ()

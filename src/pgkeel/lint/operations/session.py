"""Operations on the session, its transaction, roles and privileges."""

from pgkeel.lint.operations.operation import Operation
from pgkeel.names import Name
from pgkeel.sql import Tree


class SetVariable(Operation, frozen=True, kw_only=True, gc=False):
    """SET, RESET, SET ROLE, SET SESSION AUTHORIZATION, and ``set_config`` with constants.

    ``variable`` is lower case, ``all`` for RESET ALL and DISCARD ALL. ``values`` is empty where it
    is reset or set to its default, and where the value is computed.
    """

    variable: str
    values: tuple[str, ...] = ()
    local: bool = False
    reset: bool = False


class TransactionControl(Operation, frozen=True, kw_only=True, gc=False):
    """``what`` is begin, commit, rollback, savepoint, release, rollback to, prepare, ….

    ``name`` is the savepoint; ``chain`` says that the next transaction begins at once.
    """

    what: str
    name: str = ""
    chain: bool = False


class Grant(Operation, frozen=True, kw_only=True, gc=False):
    """GRANT or REVOKE of privileges; ``privileges`` is empty for ALL.

    ``objects`` are schemas where ``all_in_schema``; PUBLIC is the role ``public``.
    """

    grant: bool
    kind: str
    privileges: tuple[str, ...] = ()
    columns: bool = False
    objects: tuple[Name, ...] = ()
    all_in_schema: bool = False
    roles: tuple[str, ...] = ()
    cascade: bool = False


class GrantRole(Operation, frozen=True, kw_only=True, gc=False):
    """GRANT or REVOKE of membership in roles."""

    grant: bool
    granted: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class DefaultPrivileges(Operation, frozen=True, kw_only=True, gc=False):
    """ALTER DEFAULT PRIVILEGES; ``schemas`` is empty where it is for all."""

    grant: bool
    kind: str
    privileges: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class ChangeRole(Operation, frozen=True, kw_only=True, gc=False):
    """CREATE ROLE or ALTER ROLE; ``options`` by the parser's names, those that are on."""

    role: str
    create: bool
    options: tuple[str, ...] = ()
    password: str | None = None


class DropOwned(Operation, frozen=True, kw_only=True, gc=False):
    """DROP OWNED BY."""

    roles: tuple[str, ...] = ()


class ReassignOwned(Operation, frozen=True, kw_only=True, gc=False):
    """REASSIGN OWNED BY."""

    roles: tuple[str, ...] = ()
    new: str = ""


class ServerSetting(Operation, frozen=True, kw_only=True, gc=False):
    """ALTER SYSTEM, ALTER DATABASE … SET and ALTER ROLE … SET."""

    target: str
    variable: str = ""


class Discard(Operation, frozen=True, kw_only=True, gc=False):
    """DISCARD."""

    what: str


class CallsFunction(Operation, frozen=True, kw_only=True, gc=False):
    """A call of ``function``, lower case without schema, in a SELECT or PERFORM of its own."""

    function: str
    arguments: tuple[Tree, ...] = ()
    name: Name

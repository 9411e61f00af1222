"""What statements of a migration have set in its session."""

from msgspec import Struct, field

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import Discard, SetVariable, TransactionControl

# RESET ALL leaves them as they are (manual: RESET); DISCARD ALL does not.
_KEPT_BY_RESET_ALL = frozenset({"role", "session_authorization"})


class Setting(Struct, frozen=True):
    """A variable that the migration has set, and where; no values where they are computed."""

    values: tuple[str, ...]
    local: bool
    at: int
    in_block: bool = False
    """Whether a BEGIN of the file itself was open."""


class Change(Struct, frozen=True):
    """From ``at`` on the variable has this setting, or none of the migration's."""

    at: int
    variable: str
    setting: Setting | None
    ended: bool
    """Whether the end of a transaction, or of a part of one, has done it."""

    @property
    def vain(self) -> bool:
        """Whether this is a SET LOCAL before any BEGIN of the file."""
        return self.setting is not None and self.setting.local and not self.setting.in_block


class _Mark(Struct, frozen=True):
    """What was set at BEGIN, whose name is empty, or at a savepoint."""

    name: str
    variables: dict[str, Setting]
    outside: dict[str, Setting | None]


class Session(Struct):
    """The variables that are set now; a new one for every migration, as the runner resets them."""

    variables: dict[str, Setting] = field(default_factory=dict)
    outside: dict[str, Setting | None] = field(default_factory=dict)
    """What SET LOCAL hides until the transaction ends."""
    changes: list[Change] = field(default_factory=list)
    """Every change so far, in its order."""
    marks: list[_Mark] = field(default_factory=list)

    @property
    def schema(self) -> str:
        """The schema in which unqualified names are made."""
        path = self.variables.get("search_path")
        for name in path.values if path else ():
            first = name.split(",")[0].strip().strip('"')
            if first not in ("", "$user", "pg_catalog"):
                return first
        return "public"

    def learn(self, op: Operation, at: int) -> None:
        """Take note of what ``op``, at ``at``, sets, or undoes as a transaction ends."""
        if not isinstance(op, (SetVariable, TransactionControl, Discard)):
            return
        before = dict(self.variables)
        if isinstance(op, SetVariable):
            self._set(op, at)
        elif isinstance(op, TransactionControl):
            self._control(op)
        elif op.what == "all":
            self.variables.clear()
            self.outside.clear()
        for name in sorted({*before, *self.variables}):
            setting = self.variables.get(name)
            if before.get(name) != setting:
                ended = isinstance(op, TransactionControl)
                self.changes.append(Change(at, name, setting, ended))

    def _set(self, op: SetVariable, at: int) -> None:
        if op.variable == "all":
            for known in (self.variables, self.outside):
                for name in [name for name in known if name not in _KEPT_BY_RESET_ALL]:
                    del known[name]
            return
        if op.local:
            self.outside.setdefault(op.variable, self.variables.get(op.variable))
        else:
            self.outside.pop(op.variable, None)
        if op.reset:
            self.variables.pop(op.variable, None)
        else:
            in_block = any(not mark.name for mark in self.marks)
            self.variables[op.variable] = Setting(op.values, op.local, at, in_block)

    def _control(self, op: TransactionControl) -> None:
        if op.what == "begin":
            if not self.marks:
                self._forget_ineffective()
                self._mark("")
        elif op.what in ("commit", "prepare"):
            self._end_of_transaction()
            if op.chain:
                self._mark("")
        elif op.what == "rollback":
            self.variables = dict(self.marks[0].variables) if self.marks else {}
            self.outside = {}
            self.marks = []
            if op.chain:
                self._mark("")
        elif op.what == "savepoint":
            self._mark(op.name)
        elif op.what in ("release", "rollback to"):
            self._back_to(op)

    def _forget_ineffective(self) -> None:
        """Forget what SET LOCAL has set before BEGIN: outside of a transaction it does nothing."""
        for name, before in self.outside.items():
            self._restore(name, before)
        self.outside.clear()

    def _end_of_transaction(self) -> None:
        self._forget_ineffective()
        self.marks = []

    def _restore(self, name: str, before: Setting | None) -> None:
        if before is None:
            self.variables.pop(name, None)
        else:
            self.variables[name] = before

    def _mark(self, name: str) -> None:
        self.marks.append(_Mark(name, dict(self.variables), dict(self.outside)))

    def _back_to(self, op: TransactionControl) -> None:
        places = [number for number, mark in enumerate(self.marks) if mark.name == op.name]
        if not places:
            return
        mark = self.marks[places[-1]]
        self.marks = self.marks[: places[-1]]
        if op.what == "rollback to":
            self.variables, self.outside = dict(mark.variables), dict(mark.outside)
            self.marks.append(mark)

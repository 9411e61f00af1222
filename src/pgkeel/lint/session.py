"""What statements of a migration have set in its session."""

from dataclasses import dataclass, field

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import SetVariable, TransactionControl


@dataclass(frozen=True, slots=True)
class Setting:
    """A variable that the migration has set, and where."""

    values: tuple[str, ...]
    local: bool
    at: int


@dataclass(slots=True)
class Session:
    """The variables that are set now; a new one for every migration, as the runner resets them."""

    variables: dict[str, Setting] = field(default_factory=dict)
    outside: dict[str, Setting] = field(default_factory=dict)
    """What SET LOCAL hides until the transaction ends."""

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
        """Take note of what ``op``, at ``at``, sets."""
        if isinstance(op, SetVariable):
            self._set(op, at)
        elif isinstance(op, TransactionControl) and op.what in ("commit", "rollback"):
            for name in [name for name, one in self.variables.items() if one.local]:
                del self.variables[name]
                if name in self.outside:
                    self.variables[name] = self.outside.pop(name)

    def _set(self, op: SetVariable, at: int) -> None:
        if op.reset or (not op.values and op.variable != "search_path"):
            if op.variable == "all":
                # RESET ALL leaves the role as it is (manual: RESET).
                kept = {"role", "session_authorization"}
                self.variables = {k: v for k, v in self.variables.items() if k in kept}
            else:
                self.variables.pop(op.variable, None)
            return
        if op.local and op.variable in self.variables and not self.variables[op.variable].local:
            self.outside[op.variable] = self.variables[op.variable]
        self.variables[op.variable] = Setting(op.values, op.local, at)

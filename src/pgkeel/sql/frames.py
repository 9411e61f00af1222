"""What stands around the statements of a PL/pgSQL body: blocks, branches, loops; for ``walk``."""

from msgspec import Struct, field

from pgkeel.sql.body import Embedded, Guard


class Frame(Struct):
    """A block, branch or loop that statements stand in."""

    kind: str
    before: list[str] = field(default_factory=list)
    """Conditions of the branches that were not taken."""
    condition: str | None = None
    handled: list[str] = field(default_factory=list)
    in_handler: bool = False
    passed: list[str] = field(default_factory=list)
    """Conditions under which the body was left before what follows."""


class Made(Struct):
    """A statement, and the frames around it as they were then."""

    start: int
    end: int
    sql: bytes
    at: int
    frames: tuple[Frame, ...]
    tests: tuple[tuple[Guard, ...], ...]
    handling: tuple[bool, ...]
    dynamic: bool = False
    opaque: bool = False

    def embedded(self) -> Embedded:
        """Return it with its guards, once the whole body has been read."""
        guards: list[Guard] = []
        for frame, tests, handling in zip(self.frames, self.tests, self.handling, strict=True):
            guards += tests
            if frame.handled and not handling:
                guards.append(Guard(kind="handler", conditions=tuple(frame.handled)))
        return Embedded(
            start=self.start,
            end=self.end,
            sql=self.sql,
            at=self.at,
            guards=tuple(dict.fromkeys(guards)),
            in_loop=any(frame.kind == "loop" for frame in self.frames),
            in_handler=any(self.handling),
            dynamic=self.dynamic,
            opaque=self.opaque,
        )


def tests_of(frame: Frame) -> tuple[Guard, ...]:
    """Return the tests that have to pass for what stands in ``frame`` now."""
    guards = [
        Guard(kind="test", condition=one, negated=True) for one in (*frame.before, *frame.passed)
    ]
    if frame.condition is not None:
        guards.append(Guard(kind="test", condition=frame.condition))
    return tuple(guards)

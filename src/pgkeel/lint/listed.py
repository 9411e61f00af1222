"""What decides whether a rule is asked: enough to choose among all without importing one."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from msgspec import Struct

from pgkeel.lint import rules
from pgkeel.lint.operations.operation import Operation

if TYPE_CHECKING:
    from pgkeel.lint.rule import Level, Rule


class Listed(Struct, frozen=True, kw_only=True):
    """The fields of ``Rule`` that are asked for before the rule itself is."""

    code: str
    slug: str
    level: "Level"
    on: tuple[type[Operation], ...]
    words: tuple[str, ...] = ()
    preset: Literal["plain", "supabase"] = "plain"
    since: int = 14
    until: int = 99
    in_rollback: bool = True
    choosy: bool = False
    """Whether the rule itself says if a policy asks for it: ``Rule.wanted``."""

    @property
    def rule(self) -> "Rule":
        """The rule, imported when it is first asked for."""
        return _rule(self.slug)


@cache
def _rule(slug: str) -> "Rule":
    module = import_module(f"{rules.__name__}.{slug.replace('-', '_')}")
    return cast("Rule", module.RULE)


def listed(rule: "Rule") -> Listed:
    """Return what is listed of ``rule``."""
    return Listed(
        code=rule.code,
        slug=rule.slug,
        level=rule.level,
        on=rule.on,
        words=rule.words,
        preset=rule.preset,
        since=rule.since,
        until=rule.until,
        in_rollback=rule.in_rollback,
        choosy=rule.wanted is not None,
    )

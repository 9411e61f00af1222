"""Which rules are asked about which operations: by policy, and by the words of each file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import cast

from pgkeel.finding import Severity
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.policy import Policy
from pgkeel.lint.rule import Rule
from pgkeel.sql import SqlText

Asked = tuple[Rule, Severity]
ByOperation = Mapping[type[Operation], Sequence[Asked]]

_RUN = re.compile(rb"[a-z_]{2,}")
_LONGEST_LOOKED_THROUGH = 1 << 20


class Dispatch:
    """The rules that a policy wants.

    Most rules are about words that most files do not have: where none of ``Rule.words`` is in a
    file, nobody asks. The choice is made once for every set of words that files have.
    """

    def __init__(self, rules: Iterable[Rule], policy: Policy) -> None:
        self.policy = policy
        self._rules = tuple(rules)
        self._asked = [
            (rule, _level(rule, policy)) for rule in self._rules if _is_wanted(rule, policy)
        ]
        words = {word.encode() for rule, _ in self._asked for word in rule.words}
        self._words = frozenset(words)
        self._plain = [word for word in sorted(words) if _RUN.fullmatch(word)]
        self._marks = sorted(words - set(self._plain))
        self._in_run: dict[bytes, frozenset[bytes]] = {}
        self._chosen: dict[tuple[frozenset[bytes], bool], ByOperation] = {}
        self.everything = _by_operation(self._asked)
        self.slugs = frozenset(rule.slug for rule, _ in self._asked)

    @cached_property
    def slices(self) -> Mapping[str, "Dispatch"]:
        """What the slices want that share the folder, by name."""
        return {name: Dispatch(self._rules, one) for name, one in self.policy.slices.items()}

    def for_text(self, text: SqlText, start: int, rollback: bool) -> ByOperation:
        """Return the rules that can find anything in ``text`` from ``start`` on."""
        long = len(text.buffer) > _LONGEST_LOOKED_THROUGH
        present = self._words if long else self._present(text.buffer[start:].lower())
        chosen = self._chosen.get((present, rollback))
        if chosen is None:
            chosen = _by_operation(
                (rule, severity)
                for rule, severity in self._asked
                if (rule.in_rollback or not rollback)
                and (not rule.words or any(word.encode() in present for word in rule.words))
            )
            self._chosen[present, rollback] = chosen
        return chosen

    def _present(self, lowered: bytes) -> frozenset[bytes]:
        """Return the words that are in a text; which ones a run of letters holds is kept."""
        found = {mark for mark in self._marks if mark in lowered}
        for run in set(_RUN.findall(lowered)):
            held = self._in_run.get(run)
            if held is None:
                held = frozenset([word for word in self._plain if word in run])
                self._in_run[run] = held
            found |= held
        return frozenset(found)


def _is_wanted(rule: Rule, policy: Policy) -> bool:
    if policy.levels.get(rule.slug, rule.level) == "off":
        return False
    if rule.preset == "supabase" and policy.preset != "supabase":
        return False
    if rule.wanted and not rule.wanted(policy):
        return False
    return rule.since <= policy.server <= rule.until


def _level(rule: Rule, policy: Policy) -> Severity:
    return cast("Severity", policy.levels.get(rule.slug, rule.level))


def _by_operation(asked: Iterable[Asked]) -> ByOperation:
    chosen: dict[type[Operation], list[Asked]] = {}
    for rule, severity in asked:
        for operation in rule.on:
            chosen.setdefault(operation, []).append((rule, severity))
    return chosen

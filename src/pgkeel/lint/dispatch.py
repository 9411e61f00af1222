"""Which rules are asked about which operations: by policy, and by the words of each file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import cast

from msgspec import Struct

from pgkeel.finding import Severity
from pgkeel.lint.listed import Listed
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.policy import Policy
from pgkeel.lint.rule import Rule
from pgkeel.sql import SqlText

Asked = tuple[Rule, Severity]

_RUN = re.compile(rb"[a-z_]{2,}")
_LONGEST_LOOKED_THROUGH = 1 << 20


class Choice(Struct, frozen=True):
    """A rule that a policy wants, and what a text has to have for it."""

    listed: Listed
    severity: Severity
    words: frozenset[bytes]


class Choices:
    """The rules about one kind of operation, and which of them each set of words asks for."""

    def __init__(self) -> None:
        self._choices: list[Choice] = []
        self._words: frozenset[bytes] = frozenset()
        self._made: dict[tuple[frozenset[bytes], bool], Sequence[Asked]] = {}

    def add(self, choice: Choice) -> None:
        """Take up one more."""
        self._choices.append(choice)
        self._words |= choice.words

    def asked(self, present: frozenset[bytes], *, rollback: bool) -> Sequence[Asked]:
        """Return the rules that can find anything where these words are, and import them."""
        key = (present & self._words, rollback)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = [
                (one.listed.rule, one.severity)
                for one in self._choices
                if not (one.words and one.words.isdisjoint(present))
                and (one.listed.in_rollback or not rollback)
            ]
        return made


class ByOperation(dict[type[Operation], Sequence[Asked]]):
    """The rules to ask about each operation of one text, looked up when there is one."""

    def __init__(
        self,
        choices: Mapping[type[Operation], Choices],
        present: frozenset[bytes] = frozenset(),
        *,
        rollback: bool = False,
    ) -> None:
        super().__init__()
        self._choices = choices
        self._present = present
        self._rollback = rollback

    def __missing__(self, kind: type[Operation]) -> Sequence[Asked]:
        choices = self._choices.get(kind)
        asked = choices.asked(self._present, rollback=self._rollback) if choices else ()
        self[kind] = asked
        return asked


class Dispatch:
    """The rules that a policy wants.

    Most rules are about words that most files do not have: where none of ``Rule.words`` is in a
    file, nobody asks, and a rule that is never asked is never imported.
    """

    def __init__(self, rules: Iterable[Listed], policy: Policy) -> None:
        self.policy = policy
        self._rules = tuple(rules)
        wanted = [
            Choice(one, _level(one, policy), frozenset([word.encode() for word in one.words]))
            for one in self._rules
            if _is_wanted(one, policy)
        ]
        self._choices: dict[type[Operation], Choices] = {}
        for choice in wanted:
            for kind in choice.listed.on:
                self._choices.setdefault(kind, Choices()).add(choice)
        self._words: frozenset[bytes] = frozenset().union(*(one.words for one in wanted))
        self._plain = [word for word in sorted(self._words) if _RUN.fullmatch(word)]
        self._marks = sorted(self._words.difference(self._plain))
        self._in_run = _Runs(self._plain)
        self.everything = ByOperation(self._choices, self._words)
        self.slugs = frozenset([one.listed.slug for one in wanted])

    @cached_property
    def slices(self) -> Mapping[str, "Dispatch"]:
        """What the slices want that share the folder, by name."""
        return {name: Dispatch(self._rules, one) for name, one in self.policy.slices.items()}

    def for_text(self, text: SqlText, start: int, rollback: bool) -> ByOperation:
        """Return the rules that can find anything in ``text`` from ``start`` on."""
        long = len(text.buffer) > _LONGEST_LOOKED_THROUGH
        present = self._words if long else self._present(text.buffer[start:].lower())
        return ByOperation(self._choices, present, rollback=rollback)

    def _present(self, lowered: bytes) -> frozenset[bytes]:
        """Return the words that are in a text; which ones a run of letters holds is kept."""
        marks = [mark for mark in self._marks if mark in lowered]
        runs = set(_RUN.findall(lowered))
        return frozenset(marks).union(*map(self._in_run.__getitem__, runs))


class _Runs(dict[bytes, frozenset[bytes]]):
    """The words that are in a run of letters, looked for once."""

    def __init__(self, words: Sequence[bytes]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, run: bytes) -> frozenset[bytes]:
        held = frozenset([word for word in self._words if word in run])
        self[run] = held
        return held


def _is_wanted(one: Listed, policy: Policy) -> bool:
    if policy.levels.get(one.slug, one.level) == "off":
        return False
    if one.preset == "supabase" and policy.preset != "supabase":
        return False
    if not one.since <= policy.server <= one.until:
        return False
    wanted = one.rule.wanted if one.choosy else None
    return wanted is None or wanted(policy)


def _level(one: Listed, policy: Policy) -> Severity:
    return cast("Severity", policy.levels.get(one.slug, one.level))

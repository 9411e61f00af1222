"""What the specs named by one migration's header approve of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from pgkeel.migrations.approval import Approval, Loss, SpecProblem, parse_approvals
from pgkeel.migrations.header import Header

_SHOWN = 3
NO_SPEC = "the header names no spec that approves it"


def named_specs(header: Header) -> tuple[str, ...]:
    """Return the files that ``Spec`` names, from the project's folder."""
    words = header.spec.text.replace(",", " ").split() if header.spec else []
    return tuple([word.strip("`'\".;()") for word in words if "/" in word])


class Approvals(Struct, frozen=True, kw_only=True, dict=True):
    """The specs of one migration; none of them is read before something asks."""

    migration: str
    """Its version as people say it."""
    checksum: str
    specs: Mapping[str, bytes | None]
    """The contents by the names in the header; ``None`` for one that is not there."""

    @cached_property
    def granted(self) -> tuple[Approval, ...]:
        """Those that hold for this text of this migration, expired ones among them."""
        return tuple([one for one, why in self._judged if one and not why])

    @cached_property
    def _judged(self) -> tuple[tuple[Approval | None, str], ...]:
        """Every approval with why it does not count, and why a spec has none."""
        return tuple([pair for name, text in self.specs.items() for pair in self._read(name, text)])

    def _read(self, name: str, content: bytes | None) -> Iterator[tuple[Approval | None, str]]:
        if content is None:
            yield None, f"{name} is not there"
            return
        found = parse_approvals(content)
        if isinstance(found, SpecProblem):
            yield None, f"{name}, line {found.line}: {found.message}"
            return
        own = [one for one in found if one.migration == self.migration]
        for one in own:
            yield one, self._void(name, one)
        if not own:
            yield None, f"{name} has no approval of {self.migration}"

    def _void(self, name: str, one: Approval) -> str:
        if one.checksum != self.checksum:
            return f"{name} approves {self.migration} as it was before it was edited"
        if not one.is_signed:
            return f"nobody has signed the approval of {self.migration} in {name}"
        return ""

    def why_not(self, loss: Loss) -> str | None:
        """Return why ``loss`` is not approved, in words; ``None`` where it is."""
        if any(_covers(given, loss) for one in self.granted for given in one.loses):
            return None
        if not self.specs:
            return NO_SPEC
        if not self.granted:
            return "; ".join(why for _, why in self._judged)
        given = [one for approval in self.granted for one in approval.loses]
        if any("*" in one.object for one in given):
            return "a wildcard approves nothing: the approval has to name each object"
        same = [one for one in given if (one.operation, one.object) == _key(loss)]
        if same:
            more = sorted(set(loss.takes).difference(*(one.takes for one in same)))
            return f"the approval does not name all that falls with it: {', '.join(more)}"
        said = ", ".join(f"{one.operation} of {one.object}" for one in given[:_SHOWN])
        return f"what is approved is {said}" + ", …" * (len(given) > _SHOWN)

    def expired(self, today: date) -> tuple[Approval, ...]:
        """Return those whose last day is over."""
        return tuple(
            [one for one in self.granted if one.approved_until and one.approved_until < today]
        )


def _key(loss: Loss) -> tuple[str, str]:
    return loss.operation, loss.object


def _covers(given: Loss, loss: Loss) -> bool:
    return _key(given) == _key(loss) and set(loss.takes) <= set(given.takes)

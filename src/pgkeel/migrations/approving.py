"""What the specs named by one migration's header approve of it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from pgkeel.migrations.approval import Approval, Loss, SpecProblem, parse_approvals
from pgkeel.migrations.header import Header

_SHOWN = 3
_WILD = re.compile(r"[*%?]|\.\.|\\.")
# Letters of other alphabets that look like ours.
_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u03bf\u03b1\u04bb", "aeopcxyisoah"
)
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
    def written(self) -> tuple[Approval, ...]:
        """Those of this text of this migration, whether or not somebody has signed them."""
        return tuple([one for one, _ in self._judged if one and one.checksum == self.checksum])

    @cached_property
    def _judged(self) -> tuple[tuple[Approval | None, str], ...]:
        """Every approval with why it does not count, and why a spec has none."""
        return tuple([pair for name, text in self.specs.items() for pair in self._read(name, text)])

    def _read(self, name: str, content: bytes | None) -> Iterator[tuple[Approval | None, str]]:
        if content is None:
            yield None, f"{name} is no file below specs/"
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
        if any(not one.object.strip() or _WILD.search(one.object) for one in given):
            return "a wildcard approves nothing: the approval has to name each object"
        same = [one for one in given if (one.operation, one.object) == _key(loss)]
        if same:
            more = sorted(set(loss.takes).difference(*(one.takes for one in same)))
            return f"the approval does not name all that falls with it: {', '.join(more)}"
        near = next((one for one in given if _looks_like(one, loss)), None)
        if near:
            return (
                f"the approval names {_spelt(near.object)}, which only looks like "
                f"{_spelt(loss.object)}: it has to be the same letters"
            )
        said = ", ".join(f"{one.operation} of {one.object}" for one in given[:_SHOWN])
        return f"what is approved is {said}" + ", …" * (len(given) > _SHOWN)

    def expired(self, today: date) -> tuple[Approval, ...]:
        """Return those whose last day is over."""
        return tuple(
            [one for one in self.granted if one.approved_until and one.approved_until < today]
        )

    def early(self, today: date) -> tuple[Approval, ...]:
        """Return those that are dated after tomorrow: somewhere it is tomorrow already."""
        return tuple(
            [
                one
                for one in self.granted
                if one.approved_on and one.approved_on > today + timedelta(days=1)
            ]
        )


def _key(loss: Loss) -> tuple[str, str]:
    return loss.operation, loss.object


def _looks_like(given: Loss, loss: Loss) -> bool:
    """Whether a person could take one object for the other."""
    if given.operation != loss.operation:
        return False
    return _folded(given.object) == _folded(loss.object)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold()
    return "".join(one for one in letters if one.isalnum() or one in "._")


def _spelt(text: str) -> str:
    """Return text with what is no plain letter written out."""
    return repr(text) if text.isascii() else ascii(text)


def _covers(given: Loss, loss: Loss) -> bool:
    return _key(given) == _key(loss) and set(loss.takes) <= set(given.takes)

"""The identity of an error or finding: a stable code and the words that explain it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One thing that can go wrong.

    ``code`` never changes once released. ``title`` names the thing in a few words, ``why`` says why
    it matters and ``fix`` what to do; ``keel explain`` prints all three.
    """

    code: str
    title: str
    why: str
    fix: str

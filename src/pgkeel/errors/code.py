"""The identity of an error or finding: a stable code and the words that explain it."""

from msgspec import Struct


class Code(Struct, frozen=True):
    """One thing that can go wrong.

    ``code`` never changes once released. ``title`` names the thing in a few words, ``why`` says why
    it matters and ``fix`` what to do; ``keel explain`` prints all three. ``slug`` is the name of a
    rule, by which ``-- keel: allow`` silences it; errors have none.
    """

    code: str
    title: str
    why: str
    fix: str
    slug: str | None = None

    @property
    def label(self) -> str:
        """The code, and the slug where there is one."""
        return f"{self.code} {self.slug}" if self.slug else self.code

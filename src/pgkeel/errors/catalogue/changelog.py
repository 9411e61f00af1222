"""DAT41: the changelog."""

from pgkeel.errors.code import Code

MISSING = Code(
    "DAT411",
    "the changelog does not tell of a migration",
    "The header says in `Changelog` what users will notice, and the page has no such entry below "
    "`## Unreleased`: the next release would not tell them.",
    "Run `keel docs`, which adds the entry and keeps all that people wrote. An entry is known by "
    "its version in brackets, `(V030)`: its words may be changed. Where there is nothing to tell, "
    "the header says `Changelog: nothing to notice`.",
)
UNREADABLE = Code(
    "DAT412",
    "the changelog cannot be read",
    "The page is there and cannot be read as text in UTF-8, so nothing was written.",
    "Make it readable, or save it as UTF-8.",
)

"""One row that is being made up: what its columns tell of in common."""

import re
from functools import cached_property
from random import Random

from pgkeel.data.synthetic.words import Words

_PEOPLE = re.compile(
    r"_(users?|people|persons?|customers?|members?|authors?|employees?|staff|contacts?|profiles?"
    r"|students?|teachers?|patrons?|guests?|patients?|clients?|subscribers?|players?|artists?"
    r"|actors?|performers?|drivers?|sellers?|buyers?|owners?|readers?|admins?|attendees?)_"
)
_COMPANIES = re.compile(
    r"_(compan(y|ies)|organi[sz]ations?|orgs?|vendors?|suppliers?|publishers?|brands?|tenants?"
    r"|accounts?|merchants?|stores?|shops?|agenc(y|ies)|employers?|manufacturers?)_"
)
_PLACES = re.compile(r"_(cit(y|ies)|towns?|places?|locations?|branch(es)?|warehouses?|venues?)_")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_GAP = re.compile(r"[^a-z0-9]+")


def in_words(name: str) -> str:
    """Return a name as words between low lines: ``createdAt`` as ``_created_at_``."""
    return f"_{_GAP.sub('_', _CAPITAL.sub('_', name).lower()).strip('_')}_"


class Row:
    """One attempt at one row of a table: a person, a company, a place and a time, made on demand.

    The same ``key`` gives the same; no two columns need to agree but where they speak of these.
    """

    def __init__(self, words: Words, table: str, key: str, number: int) -> None:
        self._words = words
        self._key = key
        self.number = number
        self.table = in_words(table)

    def life(self) -> Random:
        """Return what decides when the row came to be: the same numbers each time."""
        return Random(f"{self._key}/life")  # noqa: S311 -- no secret: the same each time

    def own(self, name: str) -> Random:
        """Return the numbers of one column."""
        return Random(f"{self._key}/{name}")  # noqa: S311 -- likewise

    @property
    def words(self) -> Words:
        """The library."""
        return self._words

    @cached_property
    def first(self) -> str:
        """The first name of the person."""
        return self._words.first_name(self.own("person first"))

    @cached_property
    def last(self) -> str:
        """The last name of the person."""
        return self._words.last_name(self.own("person last"))

    @cached_property
    def company(self) -> str:
        """The company."""
        return self._words.company(self.own("company"))

    @cached_property
    def city(self) -> str:
        """The city."""
        return self._words.city(self.own("city"))

    @cached_property
    def title(self) -> str:
        """A title of two or three words."""
        random = self.own("title")
        return " ".join(self._words.word(random).capitalize() for _ in range(random.randint(2, 3)))

    @cached_property
    def name(self) -> str:
        """What the row itself is called."""
        if _PEOPLE.search(self.table):
            return f"{self.first} {self.last}"
        if _COMPANIES.search(self.table):
            return self.company
        return self.city if _PLACES.search(self.table) else self.title

    @cached_property
    def slug(self) -> str:
        """That as a part of an address."""
        return slug(self.name)

    def sentences(self, random: Random, count: int) -> str:
        """Return so many sentences."""
        return " ".join(self._words.sentence(random) for _ in range(count))


def slug(text: str) -> str:
    """Return a text as a part of an address."""
    return _GAP.sub("-", text.lower()).strip("-") or "a"

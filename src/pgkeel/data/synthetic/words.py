"""Names of people and places from the library Mimesis: its only importer, and not before use."""

from random import Random

from pgkeel.data.synthetic.lists import WORDS
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import synthetic

_FORMS = ("{} & Partners", "{} and Sons", "{} Works", "{} Trading", "{} House", "{} Group")
_SEED = 32
"""Bits of a number that a value is drawn by."""


class Words:
    """Names of nobody in particular, and words; the same numbers give the same."""

    def __init__(self) -> None:
        """Load the library; DAT error where it is not installed."""
        try:
            from mimesis import Address, Person  # noqa: PLC0415 -- heavy, and an extra
            from mimesis.locales import Locale  # noqa: PLC0415 -- likewise
        except ImportError as error:
            raise KeelError(synthetic.NO_LIBRARY, "the library Mimesis is not installed") from error
        self._person = Person(Locale.EN)
        self._address = Address(Locale.EN)

    def first_name(self, random: Random) -> str:
        """Return a first name."""
        self._person.reseed(random.getrandbits(_SEED))
        return str(self._person.first_name())

    def last_name(self, random: Random) -> str:
        """Return a last name."""
        self._person.reseed(random.getrandbits(_SEED))
        return str(self._person.last_name())

    def job(self, random: Random) -> str:
        """Return an occupation."""
        self._person.reseed(random.getrandbits(_SEED))
        return str(self._person.occupation())

    def company(self, random: Random) -> str:
        """Return the name of a company that the library's last names make up: no real one's."""
        return random.choice(_FORMS).format(self.last_name(random))

    def city(self, random: Random) -> str:
        """Return a city."""
        self._address.reseed(random.getrandbits(_SEED))
        return str(self._address.city())

    def street(self, random: Random) -> str:
        """Return a street and a number."""
        self._address.reseed(random.getrandbits(_SEED))
        return str(self._address.address())

    def word(self, random: Random) -> str:
        """Return one word in small letters: the library's own are found on any page of the web."""
        return random.choice(WORDS)

    def phrase(self, random: Random) -> str:
        """Return two to four words."""
        return " ".join(self.word(random) for _ in range(random.randint(2, 4)))

    def sentence(self, random: Random) -> str:
        """Return words that stand like a sentence; they say nothing."""
        said = " ".join(self.word(random) for _ in range(random.randint(4, 9)))
        return f"{said[:1].upper()}{said[1:]}."

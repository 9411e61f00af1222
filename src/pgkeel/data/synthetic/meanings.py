"""What columns of texts mean by their names and comments, and texts that mean that; pure."""

import re
from collections.abc import Callable
from typing import NamedTuple

from pgkeel.data.numbers import EXAMPLE_IBANS, TEST_CARDS, is_iban
from pgkeel.data.synthetic import lists
from pgkeel.data.synthetic.plain import Ask, documentation_address, letters, uuid
from pgkeel.data.synthetic.row import Row, in_words, slug

_ONE_OF = re.compile(
    r"\b(?:one of|either|values?|can be|is)\b[:\s]*"
    r"((?:['\"`]?[a-z][\w-]*['\"`]?\s*(?:,|\||/|\bor\b)\s*)+(?:or\s+)?['\"`]?[a-z][\w-]*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w-]*")
_ROOM = 13
"""Characters that a phone number written without gaps needs."""


class _Meaning(NamedTuple):
    pattern: re.Pattern[str]
    make: Callable[[Row, Ask], str]
    said: bool = False
    """Whether it counts in a comment, too."""


def meant(name: str, comment: str, row: Row, ask: Ask) -> str | None:
    """Return a text for the column ``name``; nothing where nobody could tell what it means."""
    if options := said_options(comment):
        return ask.pick(options)
    words = in_words(name)
    found = next((one for one in _MEANINGS if one.pattern.search(words)), None)
    if found is None and comment:
        about = in_words(comment)
        found = next((one for one in _MEANINGS if one.said and one.pattern.search(about)), None)
    return found.make(row, ask) if found else None


def said_options(comment: str) -> tuple[str, ...]:
    """Return the values that a comment lists: ``one of draft, sent or paid``."""
    found = _ONE_OF.search(comment)
    if not found:
        return ()
    words = [one for one in _WORD.findall(found[1]) if one != "or"]
    return tuple(dict.fromkeys(words)) if len(words) > 1 else ()


def is_secret(name: str) -> bool:
    """Whether a column of that name holds what nobody should see."""
    return bool(_SECRET.search(in_words(name)))


def fake_secret(name: str, ask: Ask) -> str:
    """Return what nobody can take for a secret."""
    return f"fake-{slug(name)}-{ask.number + 1}"


def phone(ask: Ask) -> str:
    """Return a number of those that North America keeps for fiction: 555-0100 to 555-0199."""
    area = lists.AREA_CODES[ask.number // 100 % len(lists.AREA_CODES)]
    line = (ask.random.randrange(100) if not ask.ordered else ask.number) % 100
    size = ask.modifier - 4
    narrow = 0 < size <= _ROOM + 3
    return f"+1{area}55501{line:02}" if narrow else f"+1 {area}-555-01{line:02}"


def _email(row: Row, ask: Ask) -> str:
    # RFC 2606: nobody ever has an address there.
    extra = str(ask.number) if ask.ordered and ask.number else ""
    local = f"{slug(row.first)}.{slug(row.last)}{extra}"
    size = ask.modifier - 4 if ask.modifier > 4 else 254
    return f"{local[: max(1, size - 12)]}@example.com"


def _user_name(row: Row, ask: Ask) -> str:
    return f"{slug(row.first)}_{slug(row.last)}".replace("-", "_")[:24] + str(ask.number + 1)


def _url(row: Row, ask: Ask) -> str:
    return f"https://example.com/{row.slug}" + (f"-{ask.number + 1}" if ask.ordered else "")


def _path(row: Row, ask: Ask) -> str:
    ending = ask.random.choice(("jpg", "png", "pdf"))
    return f"{row.slug}/{ask.number + 1}.{ending}"


def _image(row: Row, ask: Ask) -> str:
    return f"https://example.com/images/{row.slug}-{ask.number + 1}.jpg"


def _slug(row: Row, ask: Ask) -> str:
    return row.slug + (f"-{ask.number + 1}" if ask.ordered else "")


def _title(row: Row, ask: Ask) -> str:
    return row.title + (f" {ask.number + 1}" if ask.ordered and ask.number >= lists.MANY else "")


def _name(row: Row, ask: Ask) -> str:
    return row.name + (f" {ask.number + 1}" if ask.ordered and ask.number >= lists.MANY else "")


def _code(_: Row, ask: Ask) -> str:
    size = ask.modifier - 4 if ask.modifier > 4 else 20
    text = f"{letters(ask, 2)}-{ask.number + 1:04}"
    return text if size >= len(text) else _narrow(ask, size)


def _narrow(ask: Ask, size: int) -> str:
    """Return a text of exactly ``size`` capitals that tells one number from the next."""
    signs, number = "ABCDEFGHJKLMNPQRSTUVWXYZ", ask.number
    found = ""
    for _ in range(size):
        number, at = divmod(number, len(signs))
        found = signs[at] + found
    return found


def _identifier(row: Row, ask: Ask) -> str:
    if not ask.ordered:
        return f"{ask.random.getrandbits(48):012x}"
    head = row.table.strip("_").split("_")[-1][:3] or "id"
    text = f"{head}_{ask.number + 1:04}"
    size = ask.modifier - 4 if ask.modifier > 4 else 20
    return text if len(text) <= size else str(ask.number + 1)[-size:]


def _isbn(_: Row, ask: Ask) -> str:
    body = f"9780{ask.random.randrange(10**8):08}"
    total = sum(int(one) * (1, 3)[at % 2] for at, one in enumerate(body))
    return f"{body}{-total % 10}"


def _iban(_: Row, ask: Ask) -> str:
    known = sorted(EXAMPLE_IBANS)
    if ask.number < len(known):
        return known[ask.number]
    texts = (f"DE{check}50000000{ask.number:010}" for check in range(10, 99))
    return next(text for text in texts if not is_iban(text))


def _country(_: Row, ask: Ask) -> str:
    size = ask.modifier - 4
    if 0 < size <= 3:
        return ask.pick(lists.COUNTRIES_3 if size == 3 else lists.COUNTRIES)
    return ask.pick(lists.COUNTRY_NAMES)


def _few(options: tuple[str, ...]) -> Callable[[Row, Ask], str]:
    return lambda _, ask: ask.pick(options)


def _note(row: Row, ask: Ask) -> str:
    return row.sentences(ask.random, ask.random.randint(1, 2))


def _body(row: Row, ask: Ask) -> str:
    return row.sentences(ask.random, ask.random.randint(3, 5))


_SECRET = re.compile(
    r"_(password|passwd|passphrase|pwd|pass|secret|token|api_?key|private_key|access_key|otp|pin"
    r"|credential|salt|signature|cvv|cvc|hash)s?_"
)


def _of(pattern: str, make: Callable[[Row, Ask], str], *, said: bool = False) -> _Meaning:
    return _Meaning(re.compile(pattern), make, said)


# In order: the first that fits decides.
_MEANINGS = (
    _of(r"_(image|avatar|photo|picture|logo|thumbnail|cover)s?_(url|uri|link|href)_", _image),
    _of(r"_e_?mail(_address)?_$|_e_mail_", _email, said=True),
    _of(r"_(phone|mobile|fax|tel|telephone|cell)(_number|_no)?_$", lambda _, ask: phone(ask)),
    _of(r"_(telephone|phone)_number_", lambda _, ask: phone(ask), said=True),
    _of(r"_(ip|ip_address|remote_addr)_$", lambda _, ask: documentation_address(ask)),
    _of(r"_user_agent_", _few(lists.AGENTS)),
    _of(r"_(url|uri|website|homepage|link|href|permalink)s?_", _url, said=True),
    _of(r"_(host|hostname|domain)(_name)?_$", lambda row, _: f"{row.slug}.example.com"),
    _of(
        r"_(user_?name|login|handle|nick(name)?|screen_name)_$",
        _user_name,
    ),
    _of(r"_(first|given|fore)_?name_", lambda row, _: row.first),
    _of(r"_(last|family|sur)_?name_", lambda row, _: row.last),
    _of(r"_middle_?name_", lambda row, ask: row.words.first_name(ask.random)),
    _of(
        r"_((full|display|contact|customer|user|author|owner|recipient)_?name|author|artist"
        r"|contact|recipient|sender|signed_by|created_by|updated_by|approved_by|assignee)_$",
        lambda row, _: f"{row.first} {row.last}",
    ),
    _of(
        r"_(company|organi[sz]ation|employer|vendor|publisher|brand|supplier)(_name)?_$",
        lambda row, _: row.company,
    ),
    _of(r"_slug_", _slug, said=True),
    _of(r"_(street|address)(_?line)?(_?\d)?_$", lambda row, ask: row.words.street(ask.random)),
    _of(r"_(city|town|place|locality)(_name)?_$", lambda row, _: row.city),
    _of(r"_(state|province|region|county)(_name)?_$(?<=_province_)", _few(lists.REGIONS)),
    _of(r"_(region|county)(_name)?_$", _few(lists.REGIONS)),
    _of(r"_country_(code|iso\d?)_|_iso_3166", _few(lists.COUNTRIES), said=True),
    _of(r"_(country|nationality)(_name)?_$", _country),
    _of(
        r"_(post(al)?_?code|zip(_?code)?|plz)_", lambda _, ask: f"{ask.random.randint(1, 99999):05}"
    ),
    _of(r"_currenc(y|ies)(_code)?_$|_iso_4217", _few(lists.CURRENCIES), said=True),
    _of(r"_(locale)(_code)?_$", _few(lists.LOCALES)),
    _of(r"_(lang|language)(_code)?_$|_iso_639", _few(lists.LANGUAGES), said=True),
    _of(r"_(time_?zone|tz)(_name)?_$", _few(lists.ZONES), said=True),
    _of(r"_(mime|content|media)_?type_", _few(lists.MEDIA_TYPES)),
    _of(r"_(file|object|storage|image|photo|document)?_?(path|file_?name|key_path)_$", _path),
    _of(r"_(image|avatar|photo|picture|logo|thumbnail|cover)_$", _image),
    _of(r"_(hex_)?colou?r_", _few(lists.COLOURS), said=True),
    _of(r"_isbn(_?1[03])?_", _isbn, said=True),
    _of(r"_(ean|gtin|upc|barcode)_", _isbn),
    _of(r"_iban_", _iban, said=True),
    _of(r"_(bic|swift)(_code)?_", _few(lists.BANKS)),
    _of(r"_(card|pan|credit_card)(_number|_no)?_$", _few(tuple(sorted(TEST_CARDS)))),
    _of(
        r"_(ssn|social_security(_number)?|tax_id|vat(_id|_number)?|national_id)_",
        lambda _, ask: f"000-00-{ask.number % 10000:04}",
    ),
    _of(r"_(sku|code|number|no|ref|reference|article|symbol|abbreviation|key)_$", _code),
    _of(r"_(gender|sex)_", _few(("female", "male", "other"))),
    _of(
        r"_(job|occupation|profession|position|job_title)(_title|_name)?_$",
        lambda row, ask: row.words.job(ask.random),
    ),
    _of(r"_(department|division|team)(_name)?_$", _few(lists.DEPARTMENTS)),
    _of(r"_(status|state|stage|phase)_$", _few(lists.STATES)),
    _of(r"_(role|permission|access_level)(_name)?_$", _few(lists.ROLES)),
    _of(r"_(priority|severity|importance)_$", _few(("low", "medium", "high"))),
    _of(r"_(unit|uom|unit_of_measure)_$", _few(("piece", "kg", "m", "litre", "box"))),
    _of(r"_(version|release)_$", lambda _, ask: f"1.{ask.number}.{ask.random.randrange(10)}"),
    _of(
        r"_(genre|category|kind|type|group|class|tag|label|topic)(_name)?_$",
        lambda row, ask: row.words.word(ask.random) if not ask.ordered else _slug(row, ask),
    ),
    _of(r"_(uuid|guid)_", lambda _, ask: uuid(ask.random)),
    _of(r"_(id|ident|identifier|external_id|uid)_$", _identifier),
    _of(r"_(name|display|caption)_$", _name),
    _of(r"_(title|subject|headline|heading|label)_$", _title, said=True),
    _of(r"_(body|content|text|article|story|markdown|html|terms)_", _body),
    _of(
        r"_(description|summary|about|bio|biography|note|notes|comment|comments|message|remark"
        r"|remarks|reason|details?|abstract|excerpt|intro|review|feedback|question|answer)_",
        _note,
    ),
    _of(r"_name_", _name),
)

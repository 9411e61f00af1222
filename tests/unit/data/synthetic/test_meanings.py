import re
from random import Random

import pytest

from pgkeel.data.numbers import is_iban, is_phone
from pgkeel.data.scanning import find_hits
from pgkeel.data.synthetic.figures import figure
from pgkeel.data.synthetic.meanings import fake_secret, is_secret, meant, phone, said_options
from pgkeel.data.synthetic.moments import moment, stage_of
from pgkeel.data.synthetic.plain import Ask
from pgkeel.data.synthetic.row import Row, in_words
from pgkeel.data.synthetic.words import Words

WORDS = Words()


def ask(number: int = 0, *, size: int | None = None, ordered: bool = False) -> Ask:
    return Ask(
        random=Random(f"keel/{number}"),
        number=number,
        modifier=-1 if size is None else size + 4,
        text=lambda: "some words",
        ordered=ordered,
    )


def row(number: int = 0, table: str = "things") -> Row:
    return Row(WORDS, table, f"keel/{number}", number)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("email", r"[a-z.-]+@example\.com"),
        ("contactEmail", r"[a-z.-]+@example\.com"),
        ("e_mail_address", r"[a-z.-]+@example\.com"),
        ("phone", r"\+1 \d{3}-555-01\d\d"),
        ("mobile_number", r"\+1 \d{3}-555-01\d\d"),
        ("website", r"https://example\.com/[a-z0-9-]+"),
        ("avatar_url", r"https://example\.com/images/.*\.jpg"),
        ("slug", r"[a-z0-9-]+"),
        ("country_code", r"[A-Z]{2}"),
        ("country", r"[A-Z][a-z]+"),
        ("currency", r"[A-Z]{3}"),
        ("time_zone", r"[A-Z].*"),
        ("postcode", r"\d{5}"),
        ("first_name", r"[A-Z].*"),
        ("status", r"active|inactive|pending|archived"),
        ("ip_address", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+"),
        ("isbn", r"97\d{11}"),
        ("sku", r"[A-Z]{2}-\d{4}"),
        ("title", r"([A-Z][a-z]+ ?){2,3}"),
        ("description", r"[A-Z].*\."),
        ("colour", r"#[0-9a-f]{6}"),
    ],
)
def test_names_tell_what_is_meant(name: str, pattern: str) -> None:
    for number in range(20):
        text = meant(name, "", row(number), ask(number))
        assert text is not None
        assert re.fullmatch(pattern, text), text


@pytest.mark.parametrize("name", ["flavour", "x", "remainder", "classes", "emailed_to_whom"])
def test_other_names_tell_nothing(name: str) -> None:
    assert meant(name, "", row(), ask()) is None


def test_comments_tell_what_names_do_not() -> None:
    assert meant("x", "one of draft, sent or paid", row(), ask()) in {"draft", "sent", "paid"}
    assert str(meant("x", "Where to write to: an e-mail address", row(), ask())).endswith(".com")
    assert meant("x", "nothing of the kind", row(), ask()) is None
    assert said_options("either 'a' or 'b'") == ("a", "b")
    assert said_options("is there") == ()


def test_a_table_tells_what_its_rows_are_called() -> None:
    person, company = row(table="users"), row(table="publishers")
    assert person.name == f"{person.first} {person.last}"
    assert company.name == company.company
    assert in_words("createdAt") == in_words("created at") == "_created_at_"


def test_nobody_has_these_numbers() -> None:
    for number in range(300):
        assert not is_phone(re.sub(r"\D", "", phone(ask(number))))
        assert not is_phone(re.sub(r"\D", "", phone(ask(number, size=14, ordered=True))))
        text = str(meant("iban", "", row(), ask(number)))
        assert not is_iban(text)
    assert len({phone(ask(number, ordered=True)) for number in range(1000)}) == 1000


def test_a_scan_finds_nothing_in_what_is_meant() -> None:
    names = ("email", "phone", "iban", "card_number", "tax_id", "isbn", "url", "user_agent", "body")
    for number in range(100):
        made = [f'{name}: "{meant(name, "", row(number), ask(number))}"' for name in names]
        made += [f'{name}: "{fake_secret(name, ask(number))}"' for name in ("password", "api_key")]
        assert find_hits("\n".join(made).encode()) == ()
    assert is_secret("password_hash")
    assert is_secret("apiKey")
    assert not is_secret("passenger")


def test_life_goes_on() -> None:
    names = ["birth_date", "created_at", "invited_at", "starts_at", "updated_at", "ends_at"]
    assert [stage_of(one) for one in [*names, "deleted_at"]] == [0, 1, 2, 3, 4, 5, 6]
    for number in range(100):
        moments = [moment(one, number, row(number).life(), Random(one)) for one in names]
        assert moments == sorted(moments)


@pytest.mark.parametrize(
    ("name", "kind", "low", "high"),
    [
        ("age", "int4", 18, 90),
        ("rating", "int2", 1, 5),
        ("latitude", "float8", -90, 90),
        ("price", "numeric", 1, 500),
        ("percent_off", "int2", 0, 100),
        ("published_year", "int4", 1900, 2100),
    ],
)
def test_numbers_are_of_a_size(name: str, kind: str, low: int, high: int) -> None:
    numbers = [float(str(figure(name, kind, ask(number)))) for number in range(100)]
    assert all(low <= one <= high for one in numbers)
    assert len(set(numbers)) > 3


@pytest.mark.parametrize(("precision", "scale"), [(4, 2), (2, 2), (1, 0), (10, 0), (6, 5)])
def test_numbers_fit_their_types(precision: int, scale: int) -> None:
    modifier = (precision << 16 | scale) + 4
    for number in range(50):
        one = Ask(random=Random(number), number=number, modifier=modifier, text=lambda: "")
        text = str(figure("price", "numeric", one))
        assert 0 <= float(text) < 10 ** (precision - scale)
        assert len(text.partition(".")[2]) <= scale

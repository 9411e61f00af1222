"""Numbers that are checked by arithmetic and by who issues them: cards, accounts, phones; pure."""

import re
from collections.abc import Mapping

# Numbers that payment providers and the registry of IBANs publish for tests and as examples.
TEST_CARDS = frozenset(
    [
        "4242424242424242",
        "4000056655665556",
        "4111111111111111",
        "4012888888881881",
        "4000000000000002",
        "4000000000009995",
        "4000002500003155",
        "4000000000003220",
        "4000000000000077",
        "4917610000000000",
        "4444333322221111",
        "4000000000000069",
        "4000000000000127",
        "4000000000000119",
        "4005519200000004",
        "4009348888881881",
        "4012000033330026",
        "4012000077777777",
        "4217651111111119",
        "4500600000000061",
        "5555555555554444",
        "5105105105105100",
        "5200828282828210",
        "5454545454545454",
        "5555341244441115",
        "5431111111111111",
        "2223003122003222",
        "2223000048400011",
        "2222405343248877",
        "5424000000000015",
        "378282246310005",
        "371449635398431",
        "378734493671000",
        "341111111111111",
        "370000000000002",
        "6011111111111117",
        "6011000990139424",
        "6011000000000012",
        "6011981111111113",
        "6011601160116611",
        "3056930009020004",
        "36227206271667",
        "30569309025904",
        "38520000023237",
        "38000000000006",
        "3566002020360505",
        "3530111333300000",
        "6200000000000005",
        "6205500000000000004",
        "6759649826438453",
    ]
)
EXAMPLE_IBANS = frozenset(
    [
        "DE89370400440532013000",
        "GB29NWBK60161331926819",
        "GB82WEST12345698765432",
        "GB33BUKB20201555555555",
        "FR1420041010050500013M02606",
        "FR7630006000011234567890189",
        "ES9121000418450200051332",
        "IT60X0542811101000000123456",
        "NL91ABNA0417164300",
        "BE68539007547034",
        "CH9300762011623852957",
        "AT611904300234573201",
        "IE29AIBK93115212345678",
        "PT50000201231234567890154",
        "SE4550000000058398257466",
        "NO9386011117947",
        "DK5000400440116243",
        "FI2112345600000785",
        "PL61109010140000071219812874",
        "LU280019400644750000",
        "CZ6508000000192000145399",
        "GR1601101250000000012300695",
        "HU42117730161111101800000000",
        "SK3112000000198742637541",
        "DE75512108001245126199",
        "DE91100000000123456789",
        "NL20INGB0001234567",
        "ES7921000813610123456789",
        "DE12500105170648489890",
    ]
)
_IBAN_LENGTHS: Mapping[str, int] = {
    pair[:2]: int(pair[2:])
    for pair in [
        "AD24",
        "AE23",
        "AL28",
        "AT20",
        "AZ28",
        "BA20",
        "BE16",
        "BG22",
        "BH22",
        "BR29",
        "BY28",
        "CH21",
        "CR22",
        "CY28",
        "CZ24",
        "DE22",
        "DK18",
        "DO28",
        "EE20",
        "EG29",
        "ES24",
        "FI18",
        "FO18",
        "FR27",
        "GB22",
        "GE22",
        "GI23",
        "GL18",
        "GR27",
        "GT28",
        "HR21",
        "HU28",
        "IE22",
        "IL23",
        "IQ23",
        "IS26",
        "IT27",
        "JO30",
        "KW30",
        "KZ20",
        "LB28",
        "LC32",
        "LI21",
        "LT20",
        "LU20",
        "LV21",
        "MC27",
        "MD24",
        "ME22",
        "MK19",
        "MR27",
        "MT31",
        "MU30",
        "NL18",
        "NO15",
        "PK24",
        "PL28",
        "PS29",
        "PT25",
        "QA29",
        "RO24",
        "RS22",
        "SA24",
        "SC31",
        "SE24",
        "SI19",
        "SK24",
        "SM27",
        "ST25",
        "SV28",
        "TL23",
        "TN24",
        "TR26",
        "UA29",
        "VA22",
        "VG24",
        "XK20",
    ]
}
_ISSUERS = (
    ("Visa", re.compile(r"4\d{15}")),
    (
        "Mastercard",
        re.compile(
            r"(?:5[1-5]\d{4}|222[1-9]\d\d|22[3-9]\d{3}|2[3-6]\d{4}|27[01]\d{3}|2720\d\d)\d{10}"
        ),
    ),
    ("American Express", re.compile(r"3[47]\d{13}")),
    ("Discover", re.compile(r"(?:6011\d\d|64[4-9]\d{3}|65\d{4})\d{10}")),
    ("JCB", re.compile(r"35(?:2[89]|[3-8]\d)\d{12}")),
    ("Diners Club", re.compile(r"3(?:0[0-5]|[68]\d)\d{11}")),
)
# Country codes, and how many digits follow, the first of them no 0.
_NATIONAL: Mapping[str, tuple[int, int]] = {
    code: (int(low), int(high))
    for code, low, high in (
        entry.split(":")
        for entry in [
            "1:10:10",
            "7:10:10",
            "20:8:10",
            "27:9:9",
            "30:10:10",
            "31:9:9",
            "32:8:9",
            "33:9:9",
            "34:9:9",
            "36:8:9",
            "39:9:11",
            "40:9:9",
            "41:9:9",
            "43:7:12",
            "44:9:10",
            "45:8:8",
            "46:7:9",
            "47:8:8",
            "48:9:9",
            "49:7:11",
            "51:8:9",
            "52:10:10",
            "53:8:8",
            "54:10:11",
            "55:10:11",
            "56:9:9",
            "57:10:10",
            "58:10:10",
            "60:8:10",
            "61:9:9",
            "62:8:11",
            "63:9:10",
            "64:8:10",
            "65:8:8",
            "66:8:9",
            "81:9:10",
            "82:8:10",
            "84:9:10",
            "86:10:11",
            "90:10:10",
            "91:10:10",
            "92:9:10",
            "93:9:9",
            "94:9:9",
            "98:10:10",
            "212:9:9",
            "213:8:9",
            "216:8:8",
            "233:9:9",
            "234:8:10",
            "254:9:9",
            "255:9:9",
            "256:9:9",
            "351:9:9",
            "352:6:9",
            "353:7:9",
            "354:7:9",
            "355:8:9",
            "356:8:8",
            "357:8:8",
            "358:6:10",
            "359:8:9",
            "370:8:8",
            "371:8:8",
            "372:7:8",
            "373:8:8",
            "375:9:9",
            "380:9:9",
            "381:8:9",
            "385:8:9",
            "386:8:8",
            "387:8:8",
            "389:8:8",
            "420:9:9",
            "421:9:9",
            "423:7:7",
            "852:8:8",
            "853:8:8",
            "855:8:9",
            "880:10:10",
            "886:8:9",
            "960:7:7",
            "961:7:8",
            "962:8:9",
            "963:8:9",
            "964:8:10",
            "965:8:8",
            "966:8:9",
            "968:8:8",
            "971:8:9",
            "972:8:9",
            "973:8:8",
            "974:8:8",
            "977:8:10",
            "994:9:9",
            "995:9:9",
            "996:9:9",
            "998:9:9",
        ]
    )
}
# What regulators have set aside for films and tests.
_FICTION = re.compile(
    r"1\d{3}555\d{4}|1555\d{7}|44(?:7700900|2079460|1632960|1134960|1144960|1154960|1164960|1174960"
    r"|1184960|1214960|1314960|1414960|1514960|1614960|1914980|8081570|3069990)\d{2,3}"
    r"|61(?:49157\d{4}|[2378]5550\d{4}|[2378]7010\d{4})|33(?:199\d{6}|261910\d{3}|353010\d{3}"
    r"|465710\d{3}|536490\d{3}|63998\d{4})|49(?:3023125\d{3}|69900090\d\d|4066969\d{2,3}|2214710\d{3}"
    r"|8999998\d{2,3}|152288\d{5}|171392\d{4}|1729925904|17610006\d{3}|170932\d{4})|353(?:20912\d{4})"
    r"|46(?:31390060\d|84046?\d{3,5}|70174\d{4})"
)
_DOUBLED = dict(zip("0123456789", (0, 2, 4, 6, 8, 1, 3, 5, 7, 9), strict=True))
_DULL = re.compile(r"0{6}|(\d)\1{7}|(\d{4})\2{2}")
_RUN = re.compile(r"(\d)\1{5}|01234|12345|23456|98765|87654")


def card_issuer(digits: str) -> str | None:
    """Return who issues cards of that number, if anybody does and the check digit is right."""
    if not luhn(digits) or digits in TEST_CARDS or _DULL.search(digits):
        return None
    return next((name for name, form in _ISSUERS if form.fullmatch(digits)), None)


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1)."""
    doubled = sum(map(_DOUBLED.__getitem__, digits[-2::-2]))
    return (sum(map(int, digits[-1::-2])) + doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether ``text``, without blanks, is an account number with right check digits."""
    if _IBAN_LENGTHS.get(text[:2]) != len(text) or text in EXAMPLE_IBANS:
        return False
    turned = text[4:] + text[:4]
    return int("".join(str(int(one, 36)) for one in turned)) % 97 == 1


def is_phone(digits: str) -> bool:
    """Whether the digits after a + are a number that somebody may have."""
    if _FICTION.fullmatch(digits) or _RUN.search(digits):
        return False
    for width in (1, 2, 3):
        bounds = _NATIONAL.get(digits[:width])
        if bounds:
            low, high = bounds
            national = digits[width:]
            if digits[0] == "1":
                return bool(re.fullmatch(r"[2-9]\d\d[2-9]\d{6}", national))
            # Italy keeps the 0 of its area codes.
            is_led = national[0] != "0" or digits.startswith("39")
            return low <= len(national) <= high and is_led
    return False

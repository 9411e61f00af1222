"""The list of all that is looked for: issuers' tokens, and what has a form of its own; as data."""

import re

from pgkeel.data import checks
from pgkeel.data.pattern import Pattern
from pgkeel.data.tokens import TOKENS
from pgkeel.errors.catalogue import scan

_JWT = re.compile(
    rb"(?<![\w-])(?P<head>eyJ[\w-]{10,})\.(?P<claims>eyJ[\w-]{10,})\.(?P<signature>[\w-]{20,})"
)
# Beside what gives a value: a comma, where names and values are listed.
_GIVEN = (
    rb"(?:[\"'`]?(?:\s{0,3}(?:=>|:=|=|:)\s{0,3}|\s{1,3}(?:to\s+|is\s+)?)|[\"']\s{0,3},\s{0,3})"
    rb"(?=[eE]?[\"'])"
)
_QUOTED = rb"[eE]?(?P<quote>[\"'])(?P<value>(?:(?!(?P=quote))[^\r\n]){%s})(?P=quote)"
_BARE = rb"(?:=|:\s{0,3})(?P<bare>)(?P<value>[^\s\"'`,;(){}\[\]]{%s})(?=[\s,;]|$)"
_SAID = rb"(?:%s%s|%s)"
_SECRET_WORDS = (
    b"secret token apikey api_key api-key access_key access-key accesskey private_key signing_key"
    b" encryption_key auth_key credential account_key accountkey master_key jwt_key"
).split()


def _given(words: list[bytes], size: bytes) -> re.Pattern[bytes]:
    """Return what matches one of ``words``, at the end of a name, and the text it is given."""
    names = b"|".join(map(re.escape, words))
    quoted = b"(?:%s)(?:s|_key|_value|_base)?%s%s" % (names, _GIVEN, _QUOTED % size)
    return re.compile(quoted, re.IGNORECASE)


def _bare(words: list[bytes], size: bytes) -> re.Pattern[bytes]:
    """Return the same for text without quotes, as files of variables have it."""
    names = b"|".join(map(re.escape, words))
    return re.compile(b"(?:%s)(?:_key|_value|_base)?%s" % (names, _BARE % size), re.IGNORECASE)


_PASSWORDS = [b"password", b"passwd", b"passphrase", b"pwd"]

FORMS = (
    Pattern(
        code=scan.PRIVATE_KEY,
        name="a private key",
        anchors=(b"-----BEGIN",),
        shape=re.compile(rb"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
        check=checks.key_block,
    ),
    Pattern(
        code=scan.PRIVATE_KEY,
        name="a private key of PuTTY",
        anchors=(b"PuTTY-User-Key-File-",),
        shape=re.compile(rb"PuTTY-User-Key-File-\d: \S+"),
        check=checks.key_block,
    ),
    Pattern(
        code=scan.SERVICE_ROLE,
        name="a JWT with the role service_role",
        anchors=(b"eyJ",),
        shape=_JWT,
        check=checks.service_role,
        revoke="Project settings, JWT keys",
    ),
    Pattern(code=scan.JWT, name="a JWT", anchors=(b"eyJ",), shape=_JWT, check=checks.jwt),
    Pattern(
        code=scan.URL_PASSWORD,
        name="an address with a password",
        anchors=(b"://",),
        shape=re.compile(
            rb"://[^\s:/?#@\"'<>]*:(?P<secret>[^\s/\"'<>@]+)@(?P<host>\[[\da-fA-F:]+\]|[^\s/:?#\"'<>,;]+)"
        ),
        check=checks.url_password,
    ),
    Pattern(
        code=scan.CLOUD_KEY,
        name="a secret key of AWS",
        anchors=(b"aws_secret", b"aws-secret", b"secretaccesskey"),
        shape=re.compile(
            rb"(?:aws[_-]secret[_-](?:access[_-])?key|secretaccesskey)[\"']?\s*[=:,]\s*[\"']?"
            rb"(?P<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
            re.IGNORECASE,
        ),
        check=checks.random_value,
        folded=True,
        revoke="the IAM console",
    ),
    Pattern(
        code=scan.CLOUD_KEY,
        name="an account key of Azure",
        anchors=(b"AccountKey=", b"SharedAccessKey="),
        shape=re.compile(rb"(?:Account|SharedAccess)Key=(?P<value>[A-Za-z0-9/+]{42,86}={0,2})"),
        check=checks.random_value,
        revoke="the Azure portal, Access keys",
    ),
    Pattern(
        code=scan.PASSWORD,
        name="a password",
        anchors=tuple(_PASSWORDS),
        shape=_given(_PASSWORDS, b"6,128"),
        check=checks.password,
        folded=True,
    ),
    Pattern(
        code=scan.PASSWORD,
        name="a password",
        anchors=tuple(_PASSWORDS),
        shape=_bare(_PASSWORDS, b"6,128"),
        check=checks.password,
        folded=True,
    ),
    Pattern(
        code=scan.PASSWORD,
        name="a password that is hashed here",
        anchors=(b"crypt(",),
        shape=re.compile(rb"crypt\(\s*'(?P<value>[^'\r\n]{6,128})'\s*,", re.IGNORECASE),
        check=checks.password,
        folded=True,
    ),
    Pattern(
        code=scan.HIGH_ENTROPY,
        name="a random value given to a secret",
        anchors=tuple(_SECRET_WORDS),
        shape=_given(_SECRET_WORDS, b"16,256"),
        check=checks.random_value,
        folded=True,
    ),
    Pattern(
        code=scan.HIGH_ENTROPY,
        name="a random value given to a secret",
        anchors=tuple(_SECRET_WORDS),
        shape=_bare(_SECRET_WORDS, b"16,256"),
        check=checks.random_value,
        folded=True,
    ),
    Pattern(
        code=scan.PASSWORD,
        name="a password",
        anchors=(b"password $",),
        shape=re.compile(
            rb"password \$(?P<tag>\w{0,20})\$(?P<value>[^$\r\n]{6,128})\$(?P=tag)\$",
            re.IGNORECASE,
        ),
        check=checks.password,
        folded=True,
    ),
    Pattern(
        code=scan.HIGH_ENTROPY,
        name="a secret for the vault",
        anchors=(b"create_secret(",),
        shape=re.compile(rb"create_secret\(\s*'(?P<value>[^'\r\n]{12,256})'", re.IGNORECASE),
        check=checks.random_value,
        folded=True,
    ),
    Pattern(
        code=scan.HIGH_ENTROPY,
        name="a token of a request",
        anchors=(b"bearer ",),
        shape=re.compile(rb"bearer\s{1,3}(?P<value>[\w.~+/-]{20,512}=*)", re.IGNORECASE),
        check=checks.random_value,
        folded=True,
    ),
    Pattern(
        code=scan.PASSWORD,
        name="a password of a request",
        anchors=(b"basic ",),
        shape=re.compile(rb"basic\s{1,3}(?P<value>[A-Za-z0-9+/]{12,400}={0,2})", re.IGNORECASE),
        check=checks.basic,
        folded=True,
    ),
    Pattern(
        code=scan.CLOUD_KEY,
        name="a client secret of Azure",
        anchors=(b"7Q~", b"8Q~"),
        shape=re.compile(rb"(?<=[\w.~-]{3})\dQ~[\w.~-]{31,34}(?![\w.~-])"),
        check=checks.token,
        revoke="the Azure portal, App registrations",
    ),
    Pattern(
        code=scan.TOKEN,
        name="a token of Telegram",
        anchors=(b":AA",),
        shape=re.compile(rb"(?<=\d{8}):AA[\w-]{33}(?![\w-])"),
        check=checks.token,
        revoke="BotFather",
    ),
    Pattern(
        code=scan.TOKEN,
        name="a key of OpenAI",
        anchors=(b"T3BlbkFJ",),
        shape=re.compile(rb"(?<=[A-Za-z0-9]{20})T3BlbkFJ(?P<value>[A-Za-z0-9]{20})(?![\w-])"),
        check=checks.token,
        revoke="API keys",
    ),
    Pattern(
        code=scan.TOKEN,
        name="a key in base64",
        # What a private key, a key of AWS, of Stripe and a token of GitHub begin with.
        anchors=(b"LS0tLS1CRUdJTi", b"QUtJQ", b"c2tfbGl2ZV", b"Z2hwX"),
        shape=re.compile(rb"(?P<value>[A-Za-z0-9+/]{24,}={0,2})(?![A-Za-z0-9+/])"),
        check=checks.encoded,
    ),
    Pattern(
        code=scan.EMAIL,
        name="an e-mail address",
        anchors=(b"@",),
        shape=re.compile(
            rb"@(?P<domain>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24})(?![\w@])"
        ),
        check=checks.email,
    ),
    Pattern(
        code=scan.PHONE,
        name="a phone number",
        anchors=(b"+",),
        shape=re.compile(rb"(?<![\w+/=-])\+[1-9]\d{0,3}(?:[ ().-]{0,2}\d){6,13}(?![\w+/=:-]|\.\d)"),
        check=checks.phone,
    ),
    Pattern(
        code=scan.PHONE,
        name="a phone number of North America",
        anchors=(b"(",),
        shape=re.compile(rb"\([2-9]\d\d\) ?[2-9]\d\d-\d{4}(?![\w-])"),
        check=checks.phone,
    ),
    # Below, what may not come before stands after the first character: so the engine skips to it.
    Pattern(
        code=scan.PHONE,
        name="a phone number of North America",
        shape=re.compile(rb"[2-9](?<![\w./+-].)(?<!\d .)\d\d([-.])[2-9]\d\d\1\d{4}(?![\w./-])"),
        check=checks.phone,
    ),
    Pattern(
        code=scan.IBAN,
        name="an account number (IBAN)",
        shape=re.compile(
            rb"[A-Z](?<![A-Za-z0-9_+/=-].)[A-Z]\d{2}(?:[A-Z0-9]{11,30}(?![A-Za-z0-9_+/=-])"
            rb"|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?(?![A-Za-z0-9_]))"
        ),
        check=checks.iban,
    ),
    Pattern(
        code=scan.CARD,
        name="a card number",
        shape=re.compile(
            rb"[2-6](?<![\w.+/=#-].)\d{3}(?:\d{10,12}|([ -])\d{4}\1\d{4}\1\d{4}"
            rb"|([ -])\d{6}\2\d{4,5})(?![\w+/=-]|\.\d)"
        ),
        check=checks.card,
    ),
)

PATTERNS: tuple[Pattern, ...] = (*TOKENS, *FORMS)
"""In order of weight: of two that match in the same place the first is told."""

"""What a regular expression cannot say of a value: whether it is one, or only looks so; pure."""

import base64
import json
import re
from typing import Any

from pgkeel.data.looks import is_made_up, is_made_up_token, is_random
from pgkeel.data.numbers import card_issuer, is_iban, is_phone
from pgkeel.data.pattern import Match

_SHORT = 6
"""Characters of a password that are too few to be one."""
# Names that belong to nobody (RFC 2606, RFC 6761), and those that everybody writes in their stead.
_NOBODY = re.compile(
    rb"(?:.*\.)?(?:example(?:\.[a-z.]+)?|test|invalid|localhost|local|localdomain|internal|lan"
    rb"|(?:my|your|our|some|the)?[-_]?(?:example|test|sample|dummy|fake|domain|company|site|email"
    rb"|mail|host|server|acme|foo|bar|baz|foobar|corp|org)[-\d]*\.(?:com|org|net|io|de|co|dev)"
    rb"|(?:users\.noreply\.)?github\.com)",
    re.IGNORECASE,
)
# Addresses of roles, not of people.
_ROLE = re.compile(
    rb"(?:no-?reply|do-?not-?reply|info|support|admin|hello|contact|sales|help|team|office|security"
    rb"|abuse|postmaster|webmaster|hostmaster|root|git|mailer-daemon|test[-.\w]*|user\d*|example"
    rb"|foo|bar|me|you|your[-.\w]*|name|email|someone|nobody|bot|ci)(?:\+.*)?",
    re.IGNORECASE,
)
_FILE_TYPES = frozenset(
    b"png jpg jpeg gif svg webp css js ts json sql md py html pdf zip gz xml yml yaml toml".split()
)
_PLAIN_WORDS = re.compile(
    rb"(?:postgres|password|passwd|pass|pwd|secret|changeme|change-me|admin|root|user|guest|test"
    rb"|demo|dev|local|none|null|true|false|foo|bar|hunter2|letmein|qwerty|correct horse battery"
    rb" staple|keel|app|supabase|database|db|anon|md5|scram-sha-256|text|varchar|required|optional"
    rb"|hidden|unset|empty|trust|env)[-_!]?\d{0,5}[!.]?",
    re.IGNORECASE,
)
# Code that says where the password is to be found.
_MEMBER = re.compile(
    rb"(?:this|self|config|options|settings|process|environ|env|args|opts|params|conn\w*)\.[A-Za-z_]"
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_HASHED = re.compile(
    rb"\$(?:2[abxy]|argon2|5|6|y|pbkdf2|scrypt)|SCRAM-SHA-256\$|md5[0-9a-f]{32}$|pbkdf2_|\{SSHA",
)
_OF_CARDS = re.compile(
    rb"card|credit|payment|visa|master|amex|(?<![a-z0-9])(?:pan|cc)(?![a-z0-9])", re.IGNORECASE
)
_LOCAL = re.compile(
    rb"(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|db|postgres|host\.docker\.internal"
    rb"|[^/:?#]*\.(?:test|invalid|localhost|local)|(?:[^/:?#]*\.)?example(?:\.\w+)?)",
    re.IGNORECASE,
)


def token(_: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept what has an issuer's form and is no example."""
    value = found["value"] if "value" in found.re.groupindex else found[0]
    return None if is_made_up_token(value) else Match(found.start(), found.end(), name)


def key_block(buffer: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept a private key whose body follows its first line."""
    body = re.sub(rb"\\[nr]|[^A-Za-z0-9+/=]", b"", buffer[found.end() : found.end() + 240])
    if len(body) < 60 or is_made_up_token(body[:60]):
        return None
    return Match(found.start(), found.end(), name)


def jwt(_: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept a signed token that is neither public nor of the service role."""
    claims = _claims(found)
    if claims is None or claims.get("role") in {"service_role", "anon"} or _is_demo(found, claims):
        return None
    return Match(found.start(), found.end(), name)


def service_role(_: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept a signed token of the service role, but that of every local Supabase."""
    claims = _claims(found)
    if claims is None or claims.get("role") != "service_role" or _is_demo(found, claims):
        return None
    return Match(found.start(), found.end(), name)


def _claims(found: "re.Match[bytes]") -> dict[str, Any] | None:
    parts = [_decoded(found[name]) for name in ("head", "claims")]
    return parts[1] if None not in parts else None


def _decoded(part: bytes) -> dict[str, Any] | None:
    try:
        said: Any = json.loads(base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4)))
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _is_demo(found: "re.Match[bytes]", claims: dict[str, Any]) -> bool:
    # Every local Supabase is started with the same tokens; jwt.io shows everybody its John Doe.
    return (
        claims.get("iss") == "supabase-demo"
        or claims.get("sub") == "1234567890"
        or len(set(found["signature"])) < 10
    )


def url_password(_: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept an address whose password is neither a template nor that of a local database."""
    secret = found["secret"]
    if is_made_up(secret) or secret.startswith((b"$", b"%", b":")):
        return None
    if _PLAIN_WORDS.fullmatch(secret) or _LOCAL.fullmatch(found["host"]):
        return None
    return Match(found.start("secret"), found.end("secret"), name)


def password(buffer: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept a password that is neither a template, a plain word nor hashed."""
    value = found["value"]
    is_weak = is_made_up(value) or _PLAIN_WORDS.fullmatch(value) or _HASHED.match(value)
    if is_weak or value.startswith((b"$", b"%", b"env:", b":")):
        return None
    if _MEMBER.match(value) or _CONTROL.search(value):
        return None
    # One word of letters is a label or a column; words apart by blanks are a sentence.
    is_listed = b"," in buffer[found.start() : found.start("value")]
    if is_listed and not is_random(value):
        return None
    if value.isalpha() or b" " in value or re.fullmatch(rb"[a-z]+(?:[_.-][a-z]+)*", value):
        return None
    return Match(found.start("value"), found.end("value"), name)


def basic(_: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept what is a name and a password in base64, neither plainly made up."""
    text = _from_base64(found["value"])
    _, colon, secret = text.partition(b":")
    if not colon or not text.isascii() or _CONTROL.search(text):
        return None
    is_weak = is_made_up(text) or _PLAIN_WORDS.fullmatch(secret) or len(secret) < _SHORT
    return None if is_weak else Match(found.start("value"), found.end("value"), name)


def encoded(buffer: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept base64 that stands by itself and begins as a key does."""
    start, end = found.span("value")
    if buffer[start - 1 : start].isalnum() or buffer[start - 1 : start] in (b"+", b"/"):
        return None
    text = _from_base64(found["value"])
    if text.startswith(b"-----BEGIN"):
        is_key = b"PRIVATE KEY" in text[:60]
        return Match(start, end, name) if is_key else None
    return None if is_made_up_token(text) or not text.isascii() else Match(start, end, name)


def _from_base64(value: bytes) -> bytes:
    whole = value.rstrip(b"=")
    whole = whole[: len(whole) - (len(whole) % 4 == 1)]
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))


def random_value(_: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept what looks random, where its own name does not say that it may be seen."""
    value = found["value"]
    if _HASHED.match(value) or not is_random(value):
        return None
    return Match(found.start("value"), found.end("value"), name)


def email(buffer: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept an address of a person at a domain that may be somebody's."""
    domain = found["domain"].rstrip(b".")
    start = found.start()
    while start and buffer[start - 1 : start] in _LOCAL_PART and found.start() - start < 64:
        start -= 1
    local = buffer[start : found.start()].strip(b".'")
    top = domain.rpartition(b".")[2].lower()
    if len(local) + len(domain) < 10 and _is_among_bytes(buffer, start, found.end()):
        return None
    if not local or top in _FILE_TYPES or _NOBODY.fullmatch(domain) or _ROLE.fullmatch(local):
        return None
    if (
        is_made_up(local)
        or buffer[start - 3 : start] == b"://"
        or buffer[start - 1 : start] == b":"
    ):
        return None
    shown = domain.decode("ascii", "replace")
    return Match(found.start() - len(local), found.end(), f"{name} at {shown}")


def _is_among_bytes(buffer: bytes, start: int, end: int) -> bool:
    """Whether what stands around is no text: so few letters are there by chance."""
    around = buffer[max(0, start - 2) : start] + buffer[end : end + 2]
    return bool(_CONTROL.search(around)) or any(one > 127 for one in around)


_LOCAL_PART = frozenset(
    bytes([one]) for one in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-"
)


def phone(_: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept a number that somebody may have; one without a + is of North America."""
    digits = re.sub(rb"\D", b"", found[0]).decode()
    if not found[0].startswith(b"+"):
        digits = f"1{digits}"
    return Match(found.start(), found.end(), name) if is_phone(digits) else None


def iban(_: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept an account number whose check digits are right."""
    text = found[0].replace(b" ", b"").decode()
    # A word may follow after a blank: the country says where the number ends.
    for size in range(len(text), 14, -1):
        if is_iban(text[:size]):
            return Match(found.start(), found.end(), f"{name} of {text[:2]}")
    return None


def card(buffer: bytes, found: "re.Match[bytes]", name: str) -> Match | None:
    """Accept a number of an issuer's range whose check digit is right.

    One in forty long numbers is so by chance: those without gaps count where cards are spoken of.
    """
    issuer = card_issuer(re.sub(rb"\D", b"", found[0]).decode())
    if not issuer:
        return None
    start, end = found.span()
    if found[0].isdigit() and not _OF_CARDS.search(buffer, max(0, start - 4000), end + 200):
        return None
    return Match(start, end, f"{name} of {issuer}")

"""DAT1: secrets and personal data in files, and files that are too large; ``slug`` names each."""

from pgkeel.errors.code import Code

_OUT = (
    "Revoke it where it was issued first: what was committed stays in the history of git, and "
    "whoever cloned it has it. Then put an example in its place, or read it from the environment."
)
_INVENT = "Put an invented one in its place: {}. If it is no one's, say so above the line."

CLOUD_KEY = Code(
    "DAT101",
    "a key of a cloud provider is in a file",
    "Whoever reads the repository can use what the key opens, and robots look for such keys.",
    _OUT,
    "cloud-key",
)
TOKEN = Code(
    "DAT102",
    "a token is in a file",
    "It has the form in which a well-known issuer writes tokens. Whoever reads the repository can "
    "act as the one it was issued to.",
    _OUT,
    "token",
)
JWT = Code(
    "DAT103",
    "a signed token (JWT) is in a file",
    "It is signed, and whoever holds it is who it says, until it expires.",
    "Sign one in the test with a secret of the test's own. If it was ever valid, end the session "
    "or renew the signing secret.",
    "jwt",
)
SERVICE_ROLE = Code(
    "DAT104",
    "a token of the service role is in a file",
    "The service role passes by row-level security: whoever has this token reads and writes all.",
    "Renew the project's signing secret, which voids it, and read the new one from the "
    "environment.",
    "service-role",
)
PRIVATE_KEY = Code(
    "DAT105",
    "a private key is in a file",
    "Whoever reads the repository can sign or decrypt as its owner.",
    "Make a new pair and take the old public key out wherever it is trusted. Tests make their own.",
    "private-key",
)
URL_PASSWORD = Code(
    "DAT106",
    "an address holds a password",
    "Name, password and host together are all that is needed to get in.",
    'Change the password, and read the address from the environment: `url = "env:NAME"`.',
    "url-password",
)
PASSWORD = Code(
    "DAT107",
    "a password is written out",
    "Passwords in files are used elsewhere, too, and stay in the history of git.",
    "Change it where it counts. A fixture needs none, or one that is plainly made up: `changeme`.",
    "password",
)
HIGH_ENTROPY = Code(
    "DAT108",
    "a value that looks random is given to something called a secret",
    "Its name says secret, and its text is as random as real ones are.",
    _OUT,
    "high-entropy",
)
EMAIL = Code(
    "DAT109",
    "an e-mail address that looks real is in a file",
    "It may be a person's. Fixtures go to everybody who clones the repository.",
    _INVENT.format("`ada@example.com`; example.com, .org, .net and .test belong to nobody"),
    "email",
)
PHONE = Code(
    "DAT110",
    "a phone number that looks real is in a file",
    "It may be a person's, and software under test has called and texted such numbers.",
    _INVENT.format("`+1 212 555 0123`; 555-0100 to 555-0199 are kept for fiction"),
    "phone",
)
IBAN = Code(
    "DAT111",
    "a bank account number (IBAN) is in a file",
    "Its check digits are right: it may be somebody's account.",
    _INVENT.format("one of the registry's examples, such as `DE89 3704 0044 0532 0130 00`"),
    "iban",
)
CARD = Code(
    "DAT112",
    "a card number is in a file",
    "Its check digit is right and an issuer has its range: it may be somebody's card.",
    _INVENT.format("a test number of the issuers, such as `4242 4242 4242 4242`"),
    "card",
)
LARGE_FILE = Code(
    "DAT121",
    "a fixture is too large",
    "Everybody clones fixtures, every test loads them, and nobody reviews what is long.",
    "Keep the rows that a test needs. Many rows are made, not kept; the limit is [scan] file_kb.",
    "large-file",
)
LARGE_FOLDER = Code(
    "DAT122",
    "the fixtures are too large",
    "Everybody clones fixtures, and what was committed once stays in every clone.",
    "Keep the rows that a test needs. The limit is [scan] folder_kb.",
    "large-folder",
)
BAD_ALLOW = Code(
    "DAT123",
    "a scan comment cannot be understood",
    "It is meant to silence a finding and names none, or gives no reason for it.",
    "Write `keel-scan: allow email because the shop's own address` on the line, or above it.",
    "bad-allow",
)
BAD_BASELINE = Code(
    "DAT124",
    "the baseline of the scan cannot be read",
    "Each line is a fingerprint, a name and a path, and one of its lines is something else.",
    "Take the line out, or solve the conflict that git left there; `keel scan --baseline` writes "
    "the file anew.",
)
UNREADABLE = Code(
    "DAT125",
    "a file cannot be scanned",
    "Nobody knows what is in it: it cannot be read, or it is no text.",
    "Make it readable. Keep fixtures as text, which people can review; a file that has to be "
    "binary is named in [scan] ignore.",
    "unreadable",
)

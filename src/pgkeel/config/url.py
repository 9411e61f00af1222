"""Database addresses that cannot leak their password into text."""

import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

# Up to the last @: a password may hold anything, even what should have been percent-encoded.
_USERINFO = re.compile(r"(?P<head>\w+://[^:/?#@\s]*):(?P<secret>\S*)@")
_KEYWORD = re.compile(
    r"(?P<head>\b\w*pass\w*\s*=\s*)(?P<secret>'(?:[^'\\]|\\.)*'|[^\s&]+)",
    re.IGNORECASE,
)
_SETTING = re.compile(r"(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|\S*)")
_LOCAL_HOSTS = frozenset({"", "localhost", "127.0.0.1", "::1"})


def redact(text: str) -> str:
    """Return ``text`` with the password of every URL and connection string in it blotted out."""
    if "@" not in text and "pass" not in text.lower():
        return text  # nearly every text there is
    text = _USERINFO.sub(lambda found: f"{found['head']}:***@", text)
    return _KEYWORD.sub(lambda found: f"{found['head']}***", text)


class DatabaseUrl:
    """A libpq connection string; its ``str`` and ``repr`` never hold a password."""

    __slots__ = ("_raw",)

    def __init__(self, raw: str) -> None:
        self._raw = raw

    def reveal(self) -> str:
        """Return the string as libpq takes it; only for the call that connects."""
        return self._raw

    @property
    def place(self) -> tuple[str, str, str] | None:
        """Return the host, the port and the database; ``None`` where the string does not tell."""
        found = {key: value.strip("'") for key, value in _SETTING.findall(self._raw)}
        if "://" in self._raw:
            try:
                parts = urlsplit(self._raw)
            except ValueError:
                return None  # who connects tells what is wrong with it
            hosts, _, port = parts.netloc.rpartition("@")[2].rpartition(":")
            if not port.isdecimal():
                hosts, port = parts.netloc.rpartition("@")[2], ""
            said = {key: values[-1] for key, values in parse_qs(parts.query).items()}
            found = {"host": hosts, "port": port, "dbname": parts.path.lstrip("/"), **said}
        host = found.get("host", "").strip("[]").lower()
        name = unquote(found.get("dbname", ""))
        if not name or "service" in found:
            return None
        return "localhost" if host in _LOCAL_HOSTS else host, found.get("port") or "5432", name

    def __str__(self) -> str:
        """Return the string without its password; nothing of one that is no connection string."""
        return redact(self._raw) if "://" in self._raw or "=" in self._raw else "***"

    def __repr__(self) -> str:
        """Return a text that is safe in logs and tracebacks."""
        return f"DatabaseUrl({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        """Compare by the whole string, password included."""
        return isinstance(other, DatabaseUrl) and other._raw == self._raw

    def __hash__(self) -> int:
        """Agree with ``__eq__``."""
        return hash(self._raw)


class UrlSource:
    """Where a URL comes from, as keel.toml says it: ``env:NAME``, ``service:NAME`` or literal."""

    __slots__ = ("_value", "kind")

    kind: Literal["env", "service", "literal"]

    def __init__(self, text: str) -> None:
        head, _, tail = text.partition(":")
        if head == "env":
            self.kind, self._value = "env", tail
        elif head == "service":
            self.kind, self._value = "service", tail
        else:
            self.kind, self._value = "literal", text
        if not self._value:
            raise ValueError('expected "env:NAME", "service:NAME" or a connection URL')
        if self.kind == "literal" and "://" not in text and "=" not in text:
            raise ValueError(
                'expected "env:NAME", "service:NAME" or a URL such as "postgresql://localhost/app"'
            )

    def resolve(self, environ: Mapping[str, str]) -> DatabaseUrl | None:
        """Return the URL, or ``None`` when the environment variable it names is not set."""
        if self.kind == "env":
            raw = environ.get(self._value, "")
            return DatabaseUrl(raw) if raw else None
        if self.kind == "service":
            return DatabaseUrl(f"service={self._value}")
        return DatabaseUrl(self._value)

    @property
    def holds_remote_password(self) -> bool:
        """Whether a password for another machine is written out in keel.toml."""
        if self.kind != "literal" or redact(self._value) == self._value:
            return False
        return any(host not in _LOCAL_HOSTS and not host.startswith("/") for host in self._hosts())

    def _hosts(self) -> list[str]:
        if "://" not in self._value:
            return re.findall(r"\bhost(?:addr)?\s*=\s*'?([^\s']*)", self._value) or [""]
        parts = urlsplit(self._value)
        listed = parts.netloc.rpartition("@")[2].split(",")
        hosts = [re.sub(r":\d*$", "", host).strip("[]") for host in listed]
        return hosts + parse_qs(parts.query).get("host", [])

    def __str__(self) -> str:
        """Return the setting as written, without a password."""
        prefix = "" if self.kind == "literal" else f"{self.kind}:"
        return f"{prefix}{redact(self._value)}"

    def __repr__(self) -> str:
        """Return a text that is safe in logs and tracebacks."""
        return f"UrlSource({str(self)!r})"

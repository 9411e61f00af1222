"""Shims: extensions in plain SQL, for servers that lack the real one. Their SQL is data."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

Faithful = Literal["yes", "partly", "stub"]

_FIELD = re.compile(r"-- (?P<name>[a-z]+): (?P<value>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shim:
    """One extension in plain SQL, and how far it can be trusted."""

    name: str
    version: str
    comment: str
    says: str
    """One sentence for people: what is real and what raises."""
    faithful: Faithful
    schema: str | None
    relocatable: bool
    script: str

    @property
    def control(self) -> str:
        """The text of its control file (manual: Packaging Related Objects into an Extension)."""
        lines = [
            f"comment = '{self.comment.replace(chr(39), chr(39) * 2)}'",
            f"default_version = '{self.version}'",
            f"relocatable = {str(self.relocatable).lower()}",
            "superuser = true",
            "trusted = true",
        ]
        if self.schema:
            lines.append(f"schema = '{self.schema}'")
        return "\n".join(lines) + "\n"


@cache
def all_shims() -> tuple[Shim, ...]:
    """Return every shim, by name."""
    folder = files(__package__) / "shims"
    scripts = (entry for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(
        _parse(entry.name.removesuffix(".sql"), entry.read_text(encoding="utf-8"))
        for entry in sorted(scripts, key=lambda entry: entry.name)
    )


def _parse(name: str, script: str) -> Shim:
    fields: dict[str, str] = {}
    for line in script.splitlines():
        found = _FIELD.fullmatch(line)
        if not found:
            break
        fields[found["name"]] = found["value"].strip()
    faithful = fields["faithful"]
    if faithful not in get_args(Faithful):
        raise ValueError(f"shim {name}: faithful is {faithful!r}")
    return Shim(
        name=name,
        version=fields["version"],
        comment=fields["comment"],
        says=fields["says"],
        faithful=cast("Faithful", faithful),
        schema=fields.get("schema"),
        relocatable=fields["relocatable"] == "true",
        script=script,
    )

"""Writes what is made from the code: pages of docs/, the index of rules; ``--check`` compares."""

import sys
from collections.abc import Iterator
from pathlib import Path

import rule_index
import rule_pages

from pgkeel.errors.registry import all_codes
from pgkeel.sandbox.shims import all_shims

DOCS = Path(__file__).parent.parent / "docs"
_FAMILIES = {
    "ADO": "histories of other tools",
    "CFG": "keel.toml and the project",
    "DAT": "secrets and personal data, seeds, and the documents on data",
    "DIF": "differences between schemas",
    "ENV": "live databases",
    "GIT": "git",
    "LNT": "rules of the linter",
    "MIG": "the folder of migrations",
    "PRF": "what migrations really do",
    "APV": "whether losses were agreed on",
    "REL": "dumps and releases",
    "RUN": "applying migrations to live databases",
    "SBX": "the sandbox",
    "SQL": "the text of statements",
}


def errors() -> Iterator[str]:
    """Yield the page of all codes."""
    yield "# Errors and findings"
    yield ""
    yield "Made from the code by `make docs`. `keel explain CODE` prints the same."
    family = ""
    for code in all_codes():
        if code.code[:3] != family:
            family = code.code[:3]
            yield from ("", f"## {family}: {_FAMILIES[family]}")
        yield from ("", f"### {code.code} {code.title}", "", code.why, "", code.fix)


def shims() -> Iterator[str]:
    """Yield the page of all shims."""
    kinds = {"yes": "faithful", "partly": "in part", "stub": "names only"}
    yield "# Shims"
    yield ""
    yield "Made from the code by `make docs`. A shim is an extension in plain SQL, used in"
    yield "sandboxes where the server lacks the real one. `keel check` names each that it used."
    yield ""
    yield "| extension | | what is real and what raises |"
    yield "|---|---|---|"
    for shim in all_shims():
        yield f"| `{shim.name}` {shim.version} | {kinds[shim.faithful]} | {shim.says} |"


def pages() -> dict[str, str]:
    """Return the text of every page by its path below docs/."""
    made = {
        "errors.md": errors(),
        "shims.md": shims(),
        rule_index.PATH: rule_index.lines(),
        **dict(rule_pages.pages()),
    }
    return {name: "\n".join(lines) + "\n" for name, lines in made.items()}


def stale(made: dict[str, str]) -> list[Path]:
    """Return the pages whose file differs from what the code gives, or that it no longer gives."""
    differ = [
        DOCS / name
        for name, text in made.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text() != text
    ]
    return differ + [path for path in _made_before() if str(path.relative_to(DOCS)) not in made]


def _made_before() -> list[Path]:
    return sorted((DOCS / "rules").glob("*.md"))


def main() -> int:
    """Write the pages, or with ``--check`` say which are stale."""
    made = pages()
    if "--check" in sys.argv[1:]:
        found = stale(made)
        sys.stdout.writelines(f"stale: {path}; run `make docs`\n" for path in found)
        return bool(found)
    for path in stale(made):
        path.unlink(missing_ok=True)
    for name, text in made.items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

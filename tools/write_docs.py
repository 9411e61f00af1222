"""Writes the pages under docs/ that are made from the code; ``--check`` only compares."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from pgkeel.errors.registry import all_codes
from pgkeel.sandbox.shims import all_shims

DOCS = Path(__file__).parent.parent / "docs"
_FAMILIES = {
    "CFG": "keel.toml and the project",
    "GIT": "git",
    "MIG": "the folder of migrations",
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


PAGES: dict[str, Callable[[], Iterator[str]]] = {"errors.md": errors, "shims.md": shims}


def stale_pages() -> list[Path]:
    """Return the pages whose file differs from what the code gives."""
    return [
        DOCS / name
        for name, page in PAGES.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text() != _text(page)
    ]


def _text(page: Callable[[], Iterator[str]]) -> str:
    return "\n".join(page()) + "\n"


def main() -> int:
    """Write the pages, or with ``--check`` say which are stale."""
    if "--check" in sys.argv[1:]:
        stale = stale_pages()
        sys.stdout.writelines(f"stale: {path}; run `make docs`\n" for path in stale)
        return bool(stale)
    for name, page in PAGES.items():
        (DOCS / name).write_text(_text(page))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What changed as a mermaid diagram: tables with their columns, coloured by what became of them."""

from collections.abc import Iterator
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.objects import Object
from pgkeel.report.differences.comparison import Comparison, State, state_of


def mermaid(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of a flowchart of the objects that changed and how they hang together."""
    yield "flowchart LR"
    roots = list(comparison.by_root().items())
    names = {root: f"o{number}" for number, (root, _) in enumerate(roots)}
    styles: dict[State, list[str]] = {"new": [], "changed": [], "gone": []}
    for root, changes in roots:
        styles[state_of(root, changes)].append(names[root])
        yield f'  {names[root]}["{_text(str(root))}"]'
    for root, name in names.items():
        yield from (f"  {name} --> {names[on]}" for on in _needed(root, comparison, names))
    yield "  classDef new fill:#d3f9d8,stroke:#2b8a3e"
    yield "  classDef changed fill:#fff3bf,stroke:#e67700"
    yield "  classDef gone fill:#ffe3e3,stroke:#c92a2a"
    for state, members in styles.items():
        if members:
            yield f"  class {','.join(members)} {state}"


def _needed(root: Address, comparison: Comparison, names: dict[Address, str]) -> list[Address]:
    """Return the changed objects that one, or what belongs to it, needs."""
    found: set[Address] = set()
    for snapshot in (comparison.before, comparison.after):
        waiting = [root]
        while waiting:
            address = waiting.pop()
            children: tuple[Object[Any], ...] = snapshot.children.get(address, ())
            waiting += [child.address for child in children]
            for on, _, _ in snapshot.depends.get(address, ()):
                item = snapshot.objects.get(on)
                while item is not None and item.parent is not None:
                    item = snapshot.objects.get(item.parent)
                if item is not None and item.address in names and item.address != root:
                    found.add(item.address)
    return sorted(found)


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")

"""Breaks `keel apply` and other tools that apply migrations in the same ways.

Each gets the same small files in its own form, and a database of its own on one sandbox server,
through a door that can cut it off. The other tools are installed from their registries; what cannot
be had is told. Nothing is asserted. In the table:

survived      the same command again, three times at most, brought all of it, and all is on record
unrecorded    something of a migration is there that is not on record: people have to clean up
unapplied     a migration is on record that is not, or not wholly, there: nobody will know
stuck         neither, and it does not come further
one fails     of two at once, though all is well
readers wait  everybody who reads the table waits as long as the migration does
unnoticed, applied twice   as the words say
no form       a file of SQL cannot ask for that
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from fault_case import Case
from fault_door import Door, door_to
from fault_drills import DRILLS
from fault_tools import Tool, find_tools
from workplace import empty_server, workplace

_WIDTH = 14


def main() -> None:
    """Run every drill with every tool."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tool", action="append", help="only these: keel, dbmate, sqitch, …")
    parser.add_argument("--drill", action="append", help="only those with this in their names")
    arguments = parser.parse_args()
    found, missing = find_tools()
    tools = [one for one in found if not arguments.tool or one.short in arguments.tool]
    names = [
        name
        for name in DRILLS
        if not arguments.drill or any(part in name for part in arguments.drill)
    ]
    with workplace() as work, empty_server(work) as sandbox:
        server = sandbox.url.reveal()
        with door_to(server) as door:
            drill_all(tools, names, work, server, door)
    for name, why in sorted(missing.items()):
        print(f"{name} could not be had: {why}")


def drill_all(
    tools: Sequence[Tool], names: Sequence[str], work: Path, server: str, door: Door
) -> None:
    """Print the table row by row, then what was seen, then how many of each were survived."""
    print(f"{'':44}{''.join(f'{tool.short:>{_WIDTH}}' for tool in tools)}", flush=True)
    details: list[str] = []
    survived = dict.fromkeys((tool.short for tool in tools), 0)
    for number, name in enumerate(names):
        print(f"{name:44}", end="", flush=True)
        for tool in tools:
            case = Case(tool, work / f"{number} {tool.short}", server, door)
            began = time.monotonic()
            word = DRILLS[name](case)
            door.forget()
            survived[tool.short] += word == "survived"
            print(f"{word:>{_WIDTH}}", end="", flush=True)
            taken = time.monotonic() - began
            details.append(f"  {tool.short:10}{word:14}{taken:6.1f} s  {case.evidence}")
        print()
    cells = "".join(f"{f'{count} of {len(names)}':>{_WIDTH}}" for count in survived.values())
    print(f"{'survived':44}{cells}\n")
    for number, name in enumerate(names):
        print(name)
        print("\n".join(details[number * len(tools) : (number + 1) * len(tools)]))


if __name__ == "__main__":
    main()

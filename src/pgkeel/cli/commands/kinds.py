"""``keel kinds``: which kinds of objects are compared, and how far."""

import textwrap

import click

from pgkeel.catalog.kind import Kind
from pgkeel.catalog.registry import all_kinds
from pgkeel.cli.invocation import Invocation, unsliced_command
from pgkeel.locks.form import OLDEST
from pgkeel.report.document import Document, Json
from pgkeel.report.wording import counted

_WIDTH = 96


@click.command(short_help="List the kinds of objects that are compared.")
@unsliced_command
def command(invocation: Invocation) -> Document:
    """List the kinds of objects that `keel diff` compares, and what of each."""
    kinds = all_kinds()
    width = max(map(len, kinds))
    return Document(
        command="kinds",
        root=invocation.start,
        headline=f"{counted(len(kinds), 'kind')} of objects are compared",
        lines=("", *(line for kind in kinds.values() for line in _told(kind, width))),
        data={"kinds": [_data(kind) for kind in kinds.values()]},
    )


def _told(kind: Kind, width: int) -> list[str]:
    since = f" From PostgreSQL {kind.since} on." if kind.since > OLDEST else ""
    head = f"  {kind.name:{width}}  "
    return textwrap.wrap(
        kind.model + since, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head)
    ) or [head.rstrip()]


def _data(kind: Kind) -> dict[str, Json]:
    return {
        "kind": kind.name,
        "plural": kind.plural,
        "catalog": kind.catalog,
        "since": kind.since,
        "compared": list(kind.record.__struct_fields__),
        "renames": kind.rename is not None,
        "model": kind.model,
    }

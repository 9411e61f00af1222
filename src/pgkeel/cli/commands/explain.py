"""``keel explain``: tells any error or finding at length."""

import difflib
import textwrap

import click

from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.errors import Code
from pgkeel.errors.registry import all_codes
from pgkeel.report.document import Document

_WIDTH = 80


@click.command()
@click.argument("code", required=False)
@keel_command
def command(invocation: Invocation, code: str | None) -> Document:
    """Tell the error or finding CODE at length; without CODE, list them all."""
    codes = {one.code: one for one in all_codes()}
    if code is None:
        return Document(
            command="explain",
            root=invocation.start,
            headline=f"{len(codes)} codes",
            lines=tuple(f"  {one.code}  {one.title}" for one in codes.values()),
            data={"codes": [_data(one) for one in codes.values()]},
        )
    found = codes.get(code.upper())
    if found is None:
        near = difflib.get_close_matches(code.upper(), codes, n=3)
        meant = f" Did you mean {', '.join(near)}?" if near else " `keel explain` lists them."
        raise click.BadParameter(f"there is no code {code!r}.{meant}", param_hint="CODE")
    return Document(
        command="explain",
        root=invocation.start,
        headline=f"{found.code}: {found.title}",
        lines=("", *_wrap("Why", found.why), "", *_wrap("Do", found.fix)),
        data=_data(found),
    )


def _data(code: Code) -> dict[str, str]:
    return {"code": code.code, "title": code.title, "why": code.why, "fix": code.fix}


def _wrap(head: str, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=f"  {head:<5}", subsequent_indent=" " * 7)

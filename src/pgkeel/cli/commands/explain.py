"""``keel explain``: tells any error or finding at length."""

import difflib

import click

from pgkeel.cli.invocation import Invocation, unsliced_command
from pgkeel.errors import Code
from pgkeel.errors.registry import all_codes
from pgkeel.lint.registry import all_rules
from pgkeel.report.document import Document
from pgkeel.report.wrapping import headed


@click.command(short_help="Tell an error or finding at length.")
@click.argument("code", required=False)
@unsliced_command
def command(invocation: Invocation, code: str | None) -> Document:
    """Tell the error or finding CODE at length; without CODE, list them all."""
    listed = sorted(
        (*all_codes(), *(rule.identity for rule in all_rules())), key=lambda one: one.code
    )
    codes = {one.code: one for one in listed}
    if code is None:
        return Document(
            command="explain",
            root=invocation.start,
            headline=f"{len(codes)} codes",
            lines=tuple(f"  {one.code}  {one.title}" for one in listed),
            data={"codes": [_data(one) for one in listed]},
        )
    by_slug = {one.slug: one for one in listed if one.slug}
    found = codes.get(code.upper()) or by_slug.get(code.lower())
    if found is None:
        near = difflib.get_close_matches(code.upper(), codes, n=3) or difflib.get_close_matches(
            code.lower(), by_slug, n=3
        )
        meant = f" Did you mean {', '.join(near)}?" if near else " `keel explain` lists them."
        raise click.BadParameter(f"there is no code {code!r}.{meant}", param_hint="CODE")
    return Document(
        command="explain",
        root=invocation.start,
        headline=f"{found.label}: {found.title}",
        lines=("", *headed("Why", found.why), "", *headed("Do", found.fix)),
        data=_data(found),
    )


def _data(code: Code) -> dict[str, str]:
    return {"code": code.code, "title": code.title, "why": code.why, "fix": code.fix}

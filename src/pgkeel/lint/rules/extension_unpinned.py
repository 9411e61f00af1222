"""CREATE EXTENSION without a version."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateExtension
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateExtension, _: At) -> Found | None:
    if op.version is not None:
        return None
    return Found(f"each server makes {op.extension} in the version that is its own default")


RULE = Rule(
    code="LNT854",
    slug="extension-unpinned",
    family="design",
    level="off",
    summary="an extension comes in whichever version there is",
    why="Servers that were set up at different times have different versions of an "
    "extension, and other functions, operators and indexes with them. A version that is"
    " named fails where it is not there, which is why this is off unless a project asks"
    " for it.",
    instead="Add `version '…'` where all servers have that version.",
    bad="""\
create extension if not exists citext with schema extensions;
--<
""",
    good="""\
create extension if not exists citext with schema extensions version '1.6';
""",
    on=(CreateExtension,),
    check=_check,
    words=("extension",),
)

"""ALTER EXTENSION … UPDATE."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Other
from pgkeel.lint.reading.nodes import constant, options
from pgkeel.lint.rule import Found, Rule


def _check(op: Other, at: At) -> Found | None:
    if op.kind != "AlterExtensionStmt" or at.statement.tree is None:
        return None
    node = at.statement.tree[op.kind]
    version = constant(options(node.get("options")).get("new_version"))
    what = f"version {version}" if version else "whichever version each server has"
    return Found(f"{node['extname']} comes to {what}: what that changes stands in no migration")


RULE = Rule(
    code="LNT444",
    slug="update-extension",
    family="compatibility",
    level="info",
    summary="an extension is brought to another version",
    why="The update runs scripts that are not in the folder: they may drop functions, "
    "change what operators do or make indexes useless. Without TO, staging and "
    "production come to different versions, each to the default of its server, and "
    "there is no way back.",
    instead="Read the release notes, name the version by TO, and do nothing else in the migration.",
    bad="""\
alter extension citext update;
--<
""",
    good="""\
create extension if not exists citext with schema extensions;
""",
    on=(Other,),
    check=_check,
    words=("extension",),
)

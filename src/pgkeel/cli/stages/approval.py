"""Stage ``approval``: what a migration was seen to lose is approved, as what the linter names."""

from pgkeel.cli.lint_merged import merged_paths
from pgkeel.cli.measured import unapproved
from pgkeel.cli.proving import proofs_of
from pgkeel.cli.stage import CheckInput, Stage, Tell
from pgkeel.migrations.recorded import read_base
from pgkeel.report.document import Section
from pgkeel.report.wording import counted


def run(given: CheckInput, tell: Tell) -> Section:
    """Prove what is new; compare what is lost with what specs approve. Merged is merged."""
    proofs = proofs_of(given, tell)
    merged = merged_paths(
        given.project, read_base(given.project, given.folder, given.base, given.environ)
    )
    paths = frozenset(one.path for one in given.folder.migrations if one.path not in merged)
    losing = sum(bool(proved.taken) for _, proved in proofs.proved)
    return Section(
        name=STAGE.name,
        summary=f"{proofs.summary}, {counted(losing, 'migration')} seen to lose data",
        findings=unapproved(proofs, given.folder, paths),
    )


STAGE = Stage(
    name="approval",
    summary="what a migration was seen to lose is approved",
    order=65,
    run=run,
    folder_only=True,
)

"""Stage ``approval``: what a migration was seen to lose is approved, as what the linter names."""

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.measured import not_merged, unapproved
from pgkeel.cli.stage import Stage
from pgkeel.report.document import Section
from pgkeel.report.wording import counted


def run(given: CheckInput, tell: Tell) -> Section:
    """Prove what is new; compare what is lost with what specs approve. Merged is merged."""
    proofs = given.proofs(tell)
    paths = not_merged(given.project, given.folder, given.base, given.environ)
    losing = sum(bool(proved.taken) for _, proved in proofs.proved)
    return Section(
        name=STAGE.name,
        summary=f"{counted(losing, 'migration')} seen to lose data",
        findings=unapproved(proofs, given.folder, paths),
    )


STAGE = Stage(
    name="approval",
    summary="what a migration was seen to lose is approved",
    order=65,
    run=run,
    folder_only=True,
)

"""Stage ``idempotence``: every new migration is run twice; the second run must do nothing."""

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.guiding import with_guards
from pgkeel.cli.stage import Stage
from pgkeel.proof.telling import again_findings, running_findings
from pgkeel.report.document import Section


def run(given: CheckInput, tell: Tell) -> Section:
    """Prove what is new, and tell this part of it."""
    proofs = given.proofs(tell)
    found = proofs.findings(running_findings, again_findings)
    guarded = with_guards(given.project, given.environ, found, cached=given.cached)
    return Section(
        name=STAGE.name,
        summary=proofs.summary,
        findings=(*guarded, *proofs.stopped),
        notes=proofs.notes,
    )


STAGE = Stage(
    name="idempotence",
    summary="a migration that is run twice does nothing the second time",
    order=50,
    run=run,
    folder_only=True,
)

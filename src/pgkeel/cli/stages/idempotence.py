"""Stage ``idempotence``: every new migration is run twice; the second run must do nothing."""

from pgkeel.cli.guiding import with_guards
from pgkeel.cli.proving import proofs_of
from pgkeel.cli.stage import CheckInput, Stage, Tell
from pgkeel.proof.telling import again_findings, running_findings
from pgkeel.report.document import Section

_TELLERS = (running_findings, again_findings)


def run(given: CheckInput, tell: Tell) -> Section:
    """Prove what is new, and tell this part of it."""
    proofs = proofs_of(given, tell)
    findings = tuple(one for teller in _TELLERS for one in proofs.findings(teller))
    return Section(
        name=STAGE.name,
        summary=proofs.summary,
        findings=(*with_guards(given.project, given.environ, findings), *proofs.stopped),
        notes=proofs.notes,
    )


STAGE = Stage(
    name="idempotence",
    summary="a migration that is run twice does nothing the second time",
    order=50,
    run=run,
    folder_only=True,
)

"""Stage ``compatibility``: what nobody looks into still works after every new migration."""

from pgkeel.cli.proving import proofs_of
from pgkeel.cli.stage import CheckInput, Stage, Tell
from pgkeel.proof.telling import broken_findings, query_findings
from pgkeel.report.document import Section

_TELLERS = (broken_findings, query_findings)


def run(given: CheckInput, tell: Tell) -> Section:
    """Prove what is new, and tell this part of it."""
    proofs = proofs_of(given, tell)
    findings = tuple(one for teller in _TELLERS for one in proofs.findings(teller))
    return Section(
        name=STAGE.name,
        summary=proofs.summary,
        findings=findings,
        notes=(),
    )


STAGE = Stage(
    name="compatibility",
    summary="functions, views and the application's queries still work",
    order=70,
    run=run,
    folder_only=True,
)

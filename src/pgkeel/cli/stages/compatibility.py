"""Stage ``compatibility``: what nobody looks into still works after every new migration."""

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.stage import Stage
from pgkeel.proof.telling import broken_findings, query_findings
from pgkeel.report.document import Section


def run(given: CheckInput, tell: Tell) -> Section:
    """Prove what is new, and tell this part of it."""
    proofs = given.proofs(tell)
    findings = proofs.findings(broken_findings, query_findings)
    return Section(name=STAGE.name, summary=proofs.summary, findings=findings)


STAGE = Stage(
    name="compatibility",
    summary="functions, views and the application's queries still work",
    order=70,
    run=run,
    folder_only=True,
)

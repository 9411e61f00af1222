"""Stage ``append-only``: merged migrations are as they were, and new ones come after them."""

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.stage import Stage
from pgkeel.migrations.history import compare_history
from pgkeel.migrations.merged import Base, NoBase
from pgkeel.migrations.recorded import read_base, read_sums
from pgkeel.migrations.sum_file import SumFile
from pgkeel.report.document import Section


def run(given: CheckInput, tell: Tell) -> Section:
    """Compare the folder with keel.sum and with what git says is merged."""
    sums = read_sums(given.project)
    tell(1, 2, "git")
    base = read_base(given.project, given.folder, given.base, given.environ)
    known = base if isinstance(base, Base) else None
    return Section(
        name=STAGE.name,
        summary=_summary(sums, base),
        findings=compare_history(given.folder, sums, known),
        notes=(f"no git base: {base.why}",) if isinstance(base, NoBase) else (),
    )


def _summary(sums: SumFile | None, base: Base | NoBase) -> str:
    parts = [f"{len(sums.lines):,} in keel.sum"] if sums else []
    if isinstance(base, Base):
        parts.append(f"{len(base.fork.files):,} merged in {base.name}")
    return ", ".join(parts) or "nothing to compare with"


STAGE = Stage(
    name="append-only", summary="history is only added to", order=20, run=run, folder_only=True
)

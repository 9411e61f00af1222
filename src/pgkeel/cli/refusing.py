"""Refuses plans that lose data, unless that is asked for; shared by commands."""

from pgkeel.diff.plan import Plan
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.report.wording import counted


def lossy_statements(plan: Plan) -> list[str]:
    """Return the first line of each statement that loses data."""
    return [
        planned.step.sql.splitlines()[0]
        for planned in plan.steps
        if any(hazard.danger == "data-loss" for hazard in planned.step.hazards)
    ]


def refuse_lossy(plan: Plan, hint: str | None = None) -> None:
    """Raise DIF004 with the statements that lose data, if there are any."""
    lossy = lossy_statements(plan)
    if lossy:
        raise KeelError(
            dif.DATA_LOSS,
            f"{counted(len(lossy), 'statement')} of the plan would lose data",
            detail="\n".join(lossy),
            hint=hint,
        )

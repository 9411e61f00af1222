"""Tables that several customers share: the column that tells whose a row is; for rules."""

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownTable


def tenant_column(table: KnownTable, at: At) -> str | None:
    """Return the column of ``table`` that ``[lint] tenant_columns`` names first."""
    if table.kind != "table":
        return None
    return next((name for name in at.policy.tenant_columns if name in table.columns), None)

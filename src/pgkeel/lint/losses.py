"""What can lose data in a migration, as approvals name it."""

from msgspec import Struct

from pgkeel.lint.policy import Policy, Size
from pgkeel.lint.rule import Found, Rule
from pgkeel.migrations.approval import Loss
from pgkeel.migrations.approving import NO_SPEC, Approvals

APPROVE = "`keel approve {}` writes what it has to say, and a person signs it."
"""What to do about a loss, of the migration that is named."""


class Lost(Struct, frozen=True):
    """A loss, and the byte offset in the file of what loses."""

    loss: Loss
    offset: int


def loss_of(rule: Rule, found: Found, policy: Policy) -> Loss:
    """Return what ``rule`` has found lost, with its size where statistics have it."""
    size = policy.sizes.get(found.table) if found.table else None
    return Loss(
        operation=rule.slug,
        object=found.loses or found.message,
        takes=found.takes,
        size=_size(size, found.takes, policy),
    )


def _size(own: Size | None, takes: tuple[str, ...], policy: Policy) -> str:
    """Return the size of what is lost, and of each table that falls with it."""
    said = [own.phrase] if own else []
    if takes and policy.sizes:
        sizes = {str(name): size for name, size in policy.sizes.items()}
        said += [f"{one} {sizes[one].phrase}" for one in takes if one in sizes]
    return "; ".join(said)


def why_not_approved(approvals: Approvals | None, loss: Loss) -> str | None:
    """Return why no spec approves ``loss``, in words; ``None`` where one does."""
    return approvals.why_not(loss) if approvals else NO_SPEC

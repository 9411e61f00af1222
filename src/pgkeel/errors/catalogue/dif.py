"""DIF: differences between schemas, and the plans that turn one into the other."""

from pgkeel.errors.code import Code

NO_ORDER = Code(
    "DIF001",
    "no order of the statements works",
    "Objects of the schema need each other in a circle that cannot be opened by making one of "
    "them in two steps.",
    "Split the change: compare with a schema in which one of the objects named does not yet need "
    "the next, then with the one that is wanted.",
)

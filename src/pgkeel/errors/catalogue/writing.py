"""MIG: writing migrations and the files around them."""

from pgkeel.errors.code import Code

CANNOT_WRITE = Code(
    "MIG210",
    "a file of the project cannot be written",
    "The disk is full, permission is missing, or something else has the file's name. Files are "
    "replaced whole or not at all, so none is left half written.",
    "Make room or the folder writable, and run the command again: it goes on from where it is.",
)

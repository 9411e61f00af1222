"""APV: whether what can lose data was agreed on."""

from pgkeel.errors.code import Code

NO_MIGRATION = Code(
    "APV001",
    "there is no such migration",
    "Nothing in the folder has this version.",
    "`keel status` lists what is there.",
)
NO_SPEC = Code(
    "APV002",
    "the header names no spec",
    "An approval stands in the spec that the migration's header names, so that whoever reads the "
    "migration finds who agreed to what, and why.",
    "Add `-- Spec: specs/….md` to the header. A merged migration cannot be changed any more: undo "
    "what it loses by a new one, or apply it with `--no-lint`.",
)
UNREADABLE = Code(
    "APV003",
    "the approvals of a spec cannot be read",
    "The front matter, the lines between the first two of `---`, is YAML: under `approvals` a list "
    "of entries with migration, checksum, loses, approved_by, approved_on, approved_until, backup.",
    "Correct the line, or take the entry out and let `keel approve` write it anew.",
)
NO_BACKUP = Code(
    "APV005",
    "the backup that was demanded cannot be made",
    "An approval says `backup: table`: the rows of each table are to be kept beside the ledger "
    "before they are lost. That is done for tables and columns that are named, in the transaction "
    "of the migration.",
    "Name the tables in statements of their own, or keep the rows by other means and say "
    "`backup: none`.",
)
NOT_KEPT = Code(
    "APV006",
    "rows could not be kept before their loss",
    "The copy of a table failed, so the migration that loses it was not run: nothing was changed.",
    "Give keel's role the right to read the whole table and to create in the ledger's schema, or "
    "keep the rows by other means and say `backup: none` in the approval.",
)
EXPIRED = Code(
    "APV004",
    "an approval is over",
    "Whoever agreed to the loss did so until a day, which has passed: what the table holds and who "
    "needs it may have changed since.",
    "Have somebody look again, and set `approved_until` in the spec to another day.",
)
NOT_APPROVED = Code(
    "APV007",
    "what was seen to be lost is approved by nobody",
    "The migration was run on rows in the sandbox, and afterwards rows, values or objects were "
    "gone that its text does not say it takes: by a function or trigger that it runs, by CASCADE, "
    "or because it writes over what was there. Its rollback does not bring them back.",
    "Write the migration so that they stay, or its rollback so that they come back. Otherwise "
    "have somebody agree: `keel approve`.",
)
EARLY = Code(
    "APV008",
    "an approval is dated in the future",
    "Nobody has agreed on a day that has not come. Perhaps the year is wrong; perhaps the approval "
    "was written in advance.",
    "Set `approved_on` in the spec to the day on which somebody looked.",
)

"""The settings of documents, and of the rows that they tell of: ``[docs]`` and ``[reference]``."""

from typing import Annotated

from msgspec import Meta, Struct, field

from pgkeel.config.values import Duration, Level, Text


class Docs(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[docs]``: the page on what the schema holds."""

    dictionary: Text = "docs/data-dictionary.md"
    """Of a slice: beside it, with its name before the suffix."""
    changelog: Text = "CHANGELOG.md"
    """Where what `Changelog` says in headers is gathered, if it is there; of a slice likewise."""
    comments: Level = "warning"
    """How bad it is that a new table or column has no comment."""
    classes: dict[Text, Text] = field(default_factory=dict)
    """Columns by name, and what they hold: ``secret``, ``pii`` or any word."""


class Reference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[reference]``: tables whose rows belong to migrations or seed files, and to documents."""

    tables: tuple[Text, ...] = ()
    """By name, schema first; ``*`` stands for anything."""
    documents: tuple[Text, ...] | None = None
    """What has to change with them; left out: dictionary and changelog, where they are kept."""
    documents_of: dict[Text, tuple[Text, ...]] = field(default_factory=dict)
    """The same for single tables; the first name that fits counts."""
    level: Level = "error"
    """How bad it is that a document has not changed."""
    keys: dict[Text, tuple[Text, ...]] = field(default_factory=dict)
    """The columns that tell rows apart, by table; left out: the best key that there is."""
    ignore: tuple[Text, ...] = ()
    """Columns, by name with table and schema, that are not compared."""
    rows: Annotated[int, Meta(ge=1)] = 10_000
    """A table of more rows is not compared."""
    timeout: Duration = "30s"
    """How long reading one table may take."""

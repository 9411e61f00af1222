"""What counts when a command looks at schemas; shared by commands."""

from pgkeel.config import Project
from pgkeel.config.slicing import ledger_tables, refuse_other_schemas
from pgkeel.diff.selection import Selection
from pgkeel.names import TableName
from pgkeel.sandbox.preset import managed_schemas, platform_objects


def selection_of(
    project: Project,
    *,
    schemas: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
    objects: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> Selection:
    """Return what counts in ``project``, narrowed by what a command was told.

    Of a slice that is its own schemas, of the main part all that belong to no slice. CFG025 for a
    schema of ``schemas`` that is elsewhere.
    """
    settings = project.settings.diff
    preset = project.settings.project.preset
    if project.settings.slices:
        refuse_other_schemas(project, schemas)
    return Selection(
        schemas=schemas or settings.schemas,
        without=project.other_schemas,
        kinds=kinds,
        objects=objects,
        ignored=(*settings.ignore, *ignore),
        ignored_objects=(*settings.ignore_objects, *platform_objects(preset)),
        managed=managed_schemas(preset),
        bookkeeping=tuple(TableName(*table) for table in ledger_tables(project)),
    )

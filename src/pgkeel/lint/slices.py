"""How the slices of a project lie to the folder that is linted; from keel.toml."""

from pgkeel.config import Project
from pgkeel.config.slicing import MAIN, after_needs, all_parts
from pgkeel.lint.policy import Belonging
from pgkeel.sandbox.preset import managed_schemas


def belonging(project: Project) -> Belonging:
    """Return whose each schema is, as the folder of ``project`` sees it."""
    settings = project.settings
    names = (MAIN, *settings.slices)
    managed = managed_schemas(settings.project.preset)
    return Belonging(
        here=project.slice or MAIN,
        owners={
            schema: name for name, one in settings.slices.items() for schema in sorted(one.schemas)
        },
        nobody=("information_schema", *sorted(managed)),
        beside=tuple(
            part.slice or MAIN for part in all_parts(project) if part.folder == project.folder
        ),
        reads={name: after_needs(settings, [name]) for name in names},
    )


def slices_within(project: Project) -> tuple[Project, ...]:
    """Return the slices whose migrations lie in the folder of ``project``, which is the main."""
    if project.slice:
        return ()
    return tuple(part for part in all_parts(project) if part.shares_folder)

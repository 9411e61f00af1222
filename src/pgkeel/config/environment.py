"""The URL of an environment that somebody names."""

from collections.abc import Mapping

from pgkeel.config.model import Project
from pgkeel.config.url import DatabaseUrl
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg


def environment_url(project: Project, name: str, environ: Mapping[str, str]) -> DatabaseUrl:
    """Return the URL of environment ``name``.

    CFG008 when keel.toml has no such one, or names an environment variable that is not set.
    """
    known = project.settings.environments
    if name not in known:
        import difflib  # noqa: PLC0415 -- only after a slip of the finger

        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        listed = f"there are: {', '.join(known)}" if known else f"add [environments.{name}]"
        raise KeelError(
            cfg.NO_ENVIRONMENT,
            f"keel.toml has no [environments.{name}]",
            place=Place(path=project.root / "keel.toml"),
            hint=f"did you mean `{near[0]}`?" if near else listed,
        )
    source = known[name].url
    url = source.resolve(environ)
    if url is None:
        raise KeelError(cfg.NO_ENVIRONMENT, f"{source} is not set")
    return url

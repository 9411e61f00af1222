"""Names of releases: what may be one, and the one that a tag gives."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase

from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.git.repository import find_repository

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")
# What CI systems call the tag they run for; empty or not set for anything else.
_TAGS = (
    "CI_COMMIT_TAG",  # GitLab, Woodpecker
    "BITBUCKET_TAG",
    "BUILDKITE_TAG",
    "CIRCLE_TAG",
    "DRONE_TAG",
    "TRAVIS_TAG",
)
_AZURE = "BUILD_SOURCEBRANCH"


def checked_name(name: str) -> str:
    """Return ``name`` if it can be a file's name everywhere; REL012 otherwise."""
    if not _NAME.fullmatch(name) or name.endswith((".", ".schema.sql", ".json")):
        raise KeelError(rel.BAD_NAME, f"a release cannot be called {name!r}")
    return name


def name_from_tag(project: Project, environ: Mapping[str, str]) -> str:
    """Return the name that the tag of this commit gives: CI's own word, else git's.

    REL012 where there is no tag, or several that ``[release] tags`` does not tell apart.
    """
    told = _told(environ)
    if told:
        return checked_name(told)
    repository = find_repository(project.root, environ)
    commit = repository.head() if repository else None
    if repository is None or commit is None:
        raise KeelError(rel.BAD_NAME, "there is no commit here that could have a tag")
    pattern = project.settings.release.tags
    tags = repository.tags_at(commit)
    fitting = [tag for tag in tags if fnmatchcase(tag, pattern)]
    if len(fitting) == 1:
        return checked_name(fitting[0])
    if fitting:
        raise KeelError(
            rel.BAD_NAME,
            f"commit {commit[:12]} has several tags: {', '.join(fitting)}",
            hint='name the release, or set [release] tags = "mvp-*" or the like in keel.toml',
        )
    others = f"; {', '.join(tags)} does not fit {pattern!r} of [release] tags" if tags else ""
    raise KeelError(
        rel.BAD_NAME,
        f"commit {commit[:12]} has no tag{others}",
        hint="git tag mvp-0.7.0; in CI, check out with tags (fetch-depth: 0)",
    )


def _told(environ: Mapping[str, str]) -> str:
    if environ.get("GITHUB_REF_TYPE") == "tag":
        return environ.get("GITHUB_REF_NAME", "")
    if environ.get(_AZURE, "").startswith("refs/tags/"):
        return environ[_AZURE].removeprefix("refs/tags/")
    return next((environ[name] for name in _TAGS if environ.get(name)), "")

"""keel.toml as values: what a project is and where its databases are. Anybody may import this."""

from pgkeel.config.model import (
    Apply,
    Environment,
    Expose,
    Git,
    Identity,
    Late,
    Layout,
    Ledger,
    Migrations,
    Names,
    Preset,
    Project,
    Sandbox,
    Seeds,
    Server,
    Settings,
    Slice,
)
from pgkeel.config.pattern import NamePattern
from pgkeel.config.reader import CONFIG_NAME, find_project, parse_settings, read_project
from pgkeel.config.url import DatabaseUrl, UrlSource
from pgkeel.config.values import Level

__all__ = [
    "CONFIG_NAME",
    "Apply",
    "DatabaseUrl",
    "Environment",
    "Expose",
    "Git",
    "Identity",
    "Late",
    "Layout",
    "Ledger",
    "Level",
    "Migrations",
    "NamePattern",
    "Names",
    "Preset",
    "Project",
    "Sandbox",
    "Seeds",
    "Server",
    "Settings",
    "Slice",
    "UrlSource",
    "find_project",
    "parse_settings",
    "read_project",
]

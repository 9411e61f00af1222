"""The types that settings are made of; for the modules of settings."""

from typing import Annotated, Literal

from msgspec import Meta

Level = Literal["error", "warning", "info", "off"]
Text = Annotated[str, Meta(min_length=1)]
Duration = Annotated[str, Meta(pattern=r"^(?:0|[1-9][0-9]*(?:us|ms|s|min|h|d))$")]
"""As PostgreSQL writes it; ``0`` stands for no limit."""

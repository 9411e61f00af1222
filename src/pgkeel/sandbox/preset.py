"""Presets: what a fresh database holds before the first migration. Their SQL is data."""

from collections.abc import Mapping

from msgspec import Struct

from pgkeel import config
from pgkeel.sandbox.managed import MANAGED

CLIENT_ROLES = ("anon", "authenticated", "service_role")
"""What the clients of an API become, where a platform serves one."""

# What lies in no schema and belongs to the platform, beyond what a fresh sandbox has.
_PLATFORM: Mapping["config.Preset", tuple[str, ...]] = {
    "plain": (),
    "supabase": (
        "event trigger issue_graphql_placeholder",
        "event trigger issue_pg_cron_access",
        "event trigger issue_pg_graphql_access",
        "event trigger issue_pg_net_access",
        "event trigger pgrst_ddl_watch",
        "event trigger pgrst_drop_watch",
    ),
}


def platform_objects(preset: "config.Preset") -> tuple[str, ...]:
    """Return the addresses, as they are shown, of other objects that belong to the platform."""
    return _PLATFORM[preset]


def managed_schemas(preset: "config.Preset") -> frozenset[str]:
    """Return the schemas whose objects belong to the platform."""
    return MANAGED[preset]


class Preset(Struct, frozen=True, kw_only=True):
    """Roles to start with and the SQL that makes a platform of a bare cluster."""

    name: str
    superuser: str
    """The bootstrap superuser; the preset's SQL runs as it."""
    login: str
    """Whom migrations run as."""
    scripts: tuple[tuple[str, bytes], ...]
    """Names and texts, in order."""

    @property
    def digest(self) -> str:
        """Equal for equal presets."""
        import hashlib  # noqa: PLC0415 -- who asks what is managed does without

        digest = hashlib.sha256(f"{self.name}:{self.superuser}:{self.login}".encode())
        for name, text in self.scripts:
            digest.update(f"\0{name}\0".encode())
            digest.update(text)
        return digest.hexdigest()


def load_preset(identity: "config.Identity") -> Preset:
    """Return the preset that ``[project]`` asks for."""
    if identity.preset == "plain":
        return Preset(name="plain", superuser="postgres", login="postgres", scripts=())
    from importlib.resources import files  # noqa: PLC0415 -- only of presets that have scripts

    folder = files(__package__) / "presets" / identity.preset
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".sql"))
    ordered = sorted(found, key=lambda entry: entry.name)
    scripts = [*ordered, folder / "expose" / f"{identity.expose}.sql"]
    return Preset(
        name=f"{identity.preset} ({identity.expose})",
        superuser="supabase_admin",
        login="postgres",
        scripts=tuple((script.name, script.read_bytes()) for script in scripts),
    )

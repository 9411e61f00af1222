"""The settings of keel.toml as frozen values; every one has a default."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from pgkeel.config.documents import Docs, Reference
from pgkeel.config.pattern import NamePattern
from pgkeel.config.url import UrlSource
from pgkeel.config.values import Duration, Level, Text

Preset = Literal["plain", "supabase"]
Expose = Literal["explicit", "legacy"]
Layout = Literal["keel", "supabase"]
Major = Literal["14", "15", "16", "17", "18"]
Server = Literal["auto", "14", "15", "16", "17", "18"]
Late = Literal["error", "warn", "allow"]
Mirror = Literal["alembic", "flyway", "supabase"]
Commented = Literal["table", "view", "column", "function", "type", "schema"]

MIRROR_TABLES: dict[Mirror, tuple[str, str]] = {
    "alembic": ("public", "alembic_version"),
    "flyway": ("public", "flyway_schema_history"),
    "supabase": ("supabase_migrations", "schema_migrations"),
}
"""Where those tools keep their histories, unless they are told otherwise."""


class Identity(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[project]``: what this project is and for which platform its schema is written."""

    name: Text | None = None
    """Shown in output; the folder's name when left out."""
    preset: Preset = "plain"
    """What a fresh database holds before the first migration."""
    expose: Expose = "explicit"
    """Supabase: whether new tables of ``public`` reach the API roles by themselves."""


class Migrations(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[migrations]``: where the folder is and how its files are named."""

    folder: Text = "migrations/sql"
    rollback: Text = "migrations/rollback"
    sum: Text = "migrations/keel.sum"
    layout: Layout = "keel"
    verify: Text = "migrations/verify"
    """Where scripts are that look, after a migration of the same name, whether it did its work."""


class Git(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[git]``: the revision that counts as merged."""

    base: Text | None = None
    """Left out: the remote's default branch, else a local ``main`` or ``master``."""


class Sandbox(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[sandbox]``: which disposable server proves the migrations."""

    server: Server = "auto"
    """A major version, found among installed wheels and servers; ``auto``: the wheel's newest."""
    url: UrlSource | None = None
    """An administrator's URL of a server kept for this, used instead of starting one."""


class Schema(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[schema]``: where what is known of live databases is kept."""

    folder: Text = "schema"


class Names(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[lint.names]``: what the names of each kind of object have to look like."""

    schema: NamePattern | None = None
    table: NamePattern | None = None
    view: NamePattern | None = None
    """Materialized views, too."""
    column: NamePattern | None = None
    index: NamePattern | None = None
    primary_key: NamePattern | None = None
    unique: NamePattern | None = None
    foreign_key: NamePattern | None = None
    check: NamePattern | None = None
    exclusion: NamePattern | None = None
    sequence: NamePattern | None = None
    type: NamePattern | None = None
    """Domains, too."""
    function: NamePattern | None = None
    """Procedures, too."""
    trigger: NamePattern | None = None
    policy: NamePattern | None = None


class Lint(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[lint]``: how migrations are judged before they run."""

    server: Major | None = None
    """The oldest major version of any live database; left out: 15 for supabase, else 14."""
    exposed: tuple[Text, ...] | None = None
    """Schemas that an API serves to clients; left out: ``public`` for supabase, else none."""
    environment: Text = "prod"
    """Whose statistics weigh the findings, where there are any."""
    small: Annotated[int, Meta(ge=0)] = 1_000
    """What happens to a table of no more rows is told as information only."""
    comments: tuple[Commented, ...] = ()
    """Kinds of objects that have to have a comment."""
    tenant_columns: tuple[Text, ...] = (
        "tenant_id",
        "org_id",
        "organization_id",
        "organisation_id",
    )
    """Columns that tell whose a row is, where a database serves several customers."""
    names: Names = Names()
    required_columns: dict[Text, Text] = field(default_factory=dict)
    """Columns that every new table has to have, and their types; ``any`` for any type."""
    levels: dict[str, Level] = field(default_factory=dict)
    """Rules by name, and how bad each is."""


class Diff(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[diff]``: what counts when schemas are compared."""

    schemas: tuple[Text, ...] = ()
    """Only these; left out: all but those that the platform manages."""
    ignore: tuple[Text, ...] = ()
    """Kinds of objects that do not count, such as ``owner``; `keel kinds` lists them."""
    ignore_objects: tuple[Text, ...] = ()
    """Objects that do not count, by name; ``*`` stands for anything."""


class Release(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[release]``: what a release is made of."""

    environment: Text = "prod"
    """Whose schema is frozen, and what `keel dump` dumps where nothing else is named."""
    tags: Text = "*"
    """Tags of git that name releases, where a commit has several; ``*`` stands for anything."""


class Scan(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[scan]``: where secrets and personal data are looked for; migrations and dumps always."""

    fixtures: tuple[Text, ...] = ("data/sample",)
    """Small data for tests; the limits below are theirs."""
    also: tuple[Text, ...] = ()
    """Other files and folders."""
    ignore: tuple[Text, ...] = ()
    """Paths that are left out; ``*`` stands for anything."""
    own_domains: tuple[Text, ...] = ()
    """Domains whose e-mail addresses may be seen."""
    baseline: Text = "data/scan-baseline.txt"
    """What is known and has been judged."""
    file_kb: Annotated[int, Meta(ge=1)] = 1_024
    folder_kb: Annotated[int, Meta(ge=1)] = 10_240
    levels: dict[str, Level] = field(default_factory=dict)
    """What is found, by name, and how bad each is."""


class Seeds(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[seeds]``: rows that a new database begins with, one file a table, or files of SQL."""

    folders: tuple[Text, ...] = ("data/sample_data",)
    """Where they are; also scanned for secrets. Of a slice: ``data/NAME/sample_data``."""
    order: tuple[Text, ...] = ()
    """Files, by name, that come first and in this order; others go by their foreign keys."""
    keys: dict[Text, tuple[Text, ...]] = field(default_factory=dict)
    """Tables, and the columns by which a row is known again; left out: the primary key."""
    fixtures: bool = False
    """Whether the SQL files among the fixtures of ``[scan]`` have to load, too."""


class Ledger(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[ledger]``: where a database keeps which migrations it has had."""

    schema: Text = "keel"
    table: Text = "ledger"


class Apply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[apply]``: how migrations are brought to live databases."""

    lock_timeout: Duration = "5s"
    """How long a statement waits for a lock, and everybody behind it with it; then it is tried
    again."""
    statement_timeout: Duration = "1h"
    """How long a statement may run, but for those that hold nobody up (CONCURRENTLY)."""
    retries: Annotated[int, Meta(ge=0)] = 10
    """How often what did not get its lock is tried again."""
    wait: Duration = "60s"
    """How long to wait while somebody else applies migrations to the same database."""
    late: Late = "error"
    """What to do about a pending migration below the last applied one."""
    snapshot: Late = "error"
    """What to do where the recorded schema of the environment is of another version than it."""
    before: tuple[Text, ...] = ()
    """What is run before the first migration: files of SQL, by their paths, or commands."""
    after: tuple[Text, ...] = ()
    """What is run after the last one, or after the one that stopped."""
    fingerprint: bool = False
    """Whether entries of the ledger keep what the schema was before and after a run."""


class Environment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[environments.NAME]``: a named live database."""

    url: UrlSource
    database: Text | None = None
    """The name that the database has to have."""
    identity: Text | None = None
    """The cluster and database that it has to be, as ``keel status`` shows it."""
    protected: bool = False
    """Whether to ask before anything is changed there."""
    targets: Text | None = None
    """A query, run at ``url``: each row names a database on that server, or is a URL."""
    mirror: tuple[Mirror, ...] = ()
    """Tools whose histories are written in the transactions of the ledger's entries."""


class Slice(Struct, frozen=True, kw_only=True):
    """``[slices.NAME]``: some schemas with a directory and a policy of their own, all filled in."""

    schemas: tuple[str, ...]
    directory: str
    """Where its dumps are kept: what ``[schema] folder`` is for the main part."""
    needs: tuple[str, ...]
    """What it stands on: ``main``, or other slices. Of these it may read."""
    preset: Preset
    migrations: Migrations | None
    """Its own folder; ``None`` where its migrations lie in the main one."""
    lint: Lint
    """The project's, with what the slice says over it."""
    seeds: Seeds
    environments: dict[str, Environment]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of keel.toml."""

    project: Identity = Identity()
    migrations: Migrations = Migrations()
    git: Git = Git()
    sandbox: Sandbox = Sandbox()
    schema: Schema = Schema()
    lint: Lint = Lint()
    diff: Diff = Diff()
    release: Release = Release()
    scan: Scan = Scan()
    seeds: Seeds = Seeds()
    docs: Docs = Docs()
    reference: Reference = Reference()
    ledger: Ledger = Ledger()
    apply: Apply = Apply()
    environments: dict[str, Environment] = field(default_factory=dict)
    slices: dict[str, Slice] = field(default_factory=dict)


class Project(Struct, frozen=True, kw_only=True):
    """A project, or one slice of it: its folder and its settings, all paths made absolute.

    ``slicing.part`` makes a slice of a project; its settings are then those of the slice.
    """

    root: Path
    settings: Settings
    slice: str | None = None
    """``None``: the main part, or a project without slices."""
    whole: Settings | None = None
    """Of a slice: the settings as keel.toml has them."""

    @property
    def name(self) -> str:
        """The name to show."""
        return self.settings.project.name or self.root.name

    @property
    def folder(self) -> Path:
        """Where the migrations are."""
        return self.root / self.settings.migrations.folder

    @property
    def rollback(self) -> Path:
        """Where the rollback files are."""
        return self.root / self.settings.migrations.rollback

    @property
    def verify(self) -> Path:
        """Where the scripts are that look whether a migration did its work."""
        return self.root / self.settings.migrations.verify

    @property
    def seeds(self) -> tuple[Path, ...]:
        """Where the seeds are."""
        return tuple(self.root / one for one in self.settings.seeds.folders)

    @property
    def sum_file(self) -> Path:
        """The file of checksums."""
        return self.root / self.settings.migrations.sum

    @property
    def current(self) -> Path:
        """Where what is known of each environment now is kept."""
        return self.root / self.settings.schema.folder / "current"

    @property
    def releases(self) -> Path:
        """Where the frozen dumps of releases are."""
        return self.root / self.settings.schema.folder / "releases"

    @property
    def archive(self) -> Path:
        """Where dumps go that were replaced; git ignores it."""
        return self.root / self.settings.schema.folder / "archive"

    @property
    def dumps(self) -> Path:
        """The folder of all dumps."""
        return self.root / self.settings.schema.folder

    @property
    def dictionary(self) -> Path:
        """The page on what the schema holds."""
        return self._page(self.settings.docs.dictionary)

    @property
    def changelog(self) -> Path:
        """The page on what users will notice; there need not be one."""
        return self._page(self.settings.docs.changelog)

    def _page(self, name: str) -> Path:
        path = self.root / name
        return path.with_name(f"{path.stem}.{self.slice}{path.suffix}") if self.slice else path

    @property
    def schema_sum(self) -> Path:
        """The file of checksums of dumps."""
        return self.dumps / "schema.sum"

    def statistics(self, environment: str) -> Path:
        """Return the file of sizes of an environment: one a database, whichever slice asks."""
        folder = self.settings.schema.folder
        if self.whole:
            its, theirs = self.settings.environments, self.whole.environments
            if its.get(environment) is theirs.get(environment):
                folder = self.whole.schema.folder
        return self.root / folder / "current" / f"{environment}.stats.json"

    @property
    def own(self) -> Slice | None:
        """What keel.toml says of the slice that this is."""
        return self.settings.slices[self.slice] if self.slice else None

    @property
    def flag(self) -> str:
        """What a command is told to mean this part: `` --slice analytics``, or nothing."""
        return f" --slice {self.slice}" if self.slice else ""

    @property
    def shares_folder(self) -> bool:
        """Whether its migrations lie in the folder of the main part."""
        return self.own is not None and self.own.migrations is None

    def ledger_table(self, main: str) -> str:
        """Return the name of this part's ledger, the main folder's being ``main``: one a folder."""
        return f"{main}_{self.slice}" if self.own and self.own.migrations else main

    def owns_dump(self, path: Path) -> bool:
        """Whether what lies below the folder of dumps is this part's: slices may lie within it."""
        within = (self.root / one.directory for one in self.settings.slices.values())
        others = [folder for folder in within if folder != self.dumps]
        return path.is_relative_to(self.dumps) and not any(map(path.is_relative_to, others))

    @property
    def other_schemas(self) -> frozenset[str]:
        """The schemas that belong to other slices."""
        slices = self.settings.slices.items()
        return frozenset(
            schema for name, one in slices if name != self.slice for schema in one.schemas
        )

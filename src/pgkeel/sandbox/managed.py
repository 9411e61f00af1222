"""Which schemas belong to the platform, by preset; imports next to nothing."""

MANAGED = {
    "plain": frozenset(),
    "supabase": frozenset(
        {
            "_analytics",
            "_realtime",
            "auth",
            "cron",
            "extensions",
            "graphql",
            "graphql_public",
            "net",
            "pgbouncer",
            "pgmq",
            "pgsodium",
            "pgsodium_masks",
            "realtime",
            "storage",
            "supabase_functions",
            "supabase_migrations",
            "vault",
        }
    ),
}
"""The schemas of services and extensions that the platform itself makes and changes."""

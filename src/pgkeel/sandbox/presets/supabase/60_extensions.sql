-- The extensions that a new project has. They belong to postgres, who may drop or move them.
-- Where the server lacks one, the tree it runs in has a shim of that name.
-- Querying pg_stat_statements fails, since its library is not preloaded; creating it does not.

set role postgres;
create extension "uuid-ossp" with schema extensions;
create extension pgcrypto with schema extensions;
create extension pg_stat_statements with schema extensions;
create extension supabase_vault with schema vault;
reset role;

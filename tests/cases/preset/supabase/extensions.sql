-- Extensions that migrations make themselves, trusted or not.
create extension citext with schema extensions;

create extension pg_trgm with schema extensions;

create extension btree_gist with schema extensions;

create extension moddatetime with schema extensions;

create extension dblink with schema extensions;

create extension postgres_fdw with schema extensions;

create extension if not exists pgcrypto;

drop extension pg_stat_statements;

create extension pg_stat_statements with schema extensions;

select extensions.uuid_generate_v5(extensions.uuid_ns_dns(), 'www.example.com')
  = '2ed6657d-e927-568b-95e1-2665a8aea6a2';

select length(gen_random_bytes(8)) = 8;

-- raises: 42501
create extension file_fdw;

-- As `supabase db pull` writes it.
create extension if not exists "pg_graphql" with schema "graphql";

select count(*) = 1 from pg_extension where extname = 'pg_graphql' and extnamespace = 'graphql'::regnamespace;

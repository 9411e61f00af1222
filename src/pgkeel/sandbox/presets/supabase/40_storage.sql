-- Schema storage: its tables as the storage service leaves them, and the functions for policies.
-- Left out: list_multipart_uploads_with_delimiter and other functions that only the service calls,
-- and indexes that only make queries quick (every one is a file in each copy of a sandbox).

-- Made as their owner, who may not create here otherwise (see 20_schemas).
grant create on schema storage to supabase_storage_admin;
set role supabase_storage_admin;

create type storage.buckettype as enum ('STANDARD', 'ANALYTICS', 'VECTOR');

create table storage.buckets (
  id text constraint buckets_pkey primary key,
  name text not null,
  owner uuid,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  public boolean default false,
  avif_autodetection boolean default false,
  file_size_limit bigint,
  allowed_mime_types text[],
  owner_id text,
  type storage.buckettype not null default 'STANDARD',
  versioning_status text not null default 'DISABLED'
    constraint buckets_versioning_status_check
    check (versioning_status in ('DISABLED', 'ENABLED', 'SUSPENDED')),
  constraint buckets_versioning_standard_only_check
    check (type = 'STANDARD' or versioning_status = 'DISABLED')
);
create unique index bname on storage.buckets (name);
comment on column storage.buckets.owner is 'Field is deprecated, use owner_id instead';

create table storage.objects (
  id uuid default gen_random_uuid() constraint objects_pkey primary key,
  bucket_id text constraint "objects_bucketId_fkey" references storage.buckets,
  name text,
  owner uuid,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  last_accessed_at timestamptz default now(),
  metadata jsonb,
  path_tokens text[] generated always as (string_to_array(name, '/')) stored,
  version text,
  owner_id text,
  user_metadata jsonb,
  archived_at timestamptz,
  is_delete_marker boolean not null default false,
  is_versioned boolean not null default false
);
create unique index bucketid_objname on storage.objects (bucket_id, name);
comment on column storage.objects.owner is 'Field is deprecated, use owner_id instead';

create table storage.migrations (
  id integer constraint migrations_pkey primary key,
  name varchar(100) not null constraint migrations_name_key unique,
  hash varchar(40) not null,
  executed_at timestamp default current_timestamp
);

create table storage.s3_multipart_uploads (
  id text constraint s3_multipart_uploads_pkey primary key,
  in_progress_size bigint not null default 0,
  upload_signature text not null,
  bucket_id text not null constraint s3_multipart_uploads_bucket_id_fkey references storage.buckets,
  key text collate "C" not null,
  version text not null,
  owner_id text,
  created_at timestamptz not null default now(),
  user_metadata jsonb,
  metadata jsonb
);

create table storage.s3_multipart_uploads_parts (
  id uuid default gen_random_uuid() constraint s3_multipart_uploads_parts_pkey primary key,
  upload_id text not null constraint s3_multipart_uploads_parts_upload_id_fkey
    references storage.s3_multipart_uploads on delete cascade,
  size bigint not null default 0,
  part_number integer not null,
  bucket_id text not null
    constraint s3_multipart_uploads_parts_bucket_id_fkey references storage.buckets,
  key text collate "C" not null,
  etag text not null,
  owner_id text,
  version text not null,
  created_at timestamptz not null default now()
);

create table storage.buckets_analytics (
  name text not null,
  type storage.buckettype not null default 'ANALYTICS',
  format text not null default 'ICEBERG',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  id uuid default gen_random_uuid() constraint buckets_analytics_pkey primary key,
  deleted_at timestamptz
);
create unique index buckets_analytics_unique_name_idx on storage.buckets_analytics (name)
  where deleted_at is null;

create table storage.buckets_vectors (
  id text constraint buckets_vectors_pkey primary key,
  type storage.buckettype not null default 'VECTOR',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table storage.vector_indexes (
  id text default gen_random_uuid() constraint vector_indexes_pkey primary key,
  name text collate "C" not null,
  bucket_id text not null
    constraint vector_indexes_bucket_id_fkey references storage.buckets_vectors,
  data_type text not null,
  dimension integer not null,
  distance_metric text not null,
  metadata_configuration jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index vector_indexes_name_bucket_id_idx on storage.vector_indexes (name, bucket_id);

create function storage.foldername(name text) returns text[]
language sql immutable
as $$
  select (string_to_array(name, '/'))[:cardinality(string_to_array(name, '/')) - 1]
$$;

create function storage.filename(name text) returns text
language sql immutable
as $$
  select (string_to_array(name, '/'))[cardinality(string_to_array(name, '/'))]
$$;

-- A name without a dot is its own extension, as with the real one.
create function storage.extension(name text) returns text
language sql immutable
as $$
  select split_part(split_part(name, '/', -1), '.', -1)
$$;

create function storage.operation() returns text
language sql stable
as $$
  select current_setting('storage.operation', true)
$$;

create function storage.allow_any_operation(expected_operations text[]) returns boolean
language sql stable
as $$
  select coalesce(
    bool_or(regexp_replace(wanted, '^storage\.', '')
            = regexp_replace(storage.operation(), '^storage\.', '')),
    false
  )
  from unnest(expected_operations) wanted
  where wanted <> ''
$$;

create function storage.allow_only_operation(expected_operation text) returns boolean
language sql stable
as $$
  select storage.allow_any_operation(array[expected_operation])
$$;

create function storage.get_size_by_bucket() returns table (size bigint, bucket_id text)
language sql stable
as $$
  select sum((objects.metadata ->> 'size')::bigint)::bigint, objects.bucket_id
  from storage.objects
  group by objects.bucket_id
$$;

-- Says whether a row could be inserted: succeeds by failing with PT200, which undoes it.
create function storage.can_insert_object(bucketid text, name text, owner uuid, metadata jsonb)
returns void
language plpgsql
as $$
begin
  insert into storage.objects (bucket_id, name, owner, metadata)
  values (bucketid, can_insert_object.name, can_insert_object.owner, can_insert_object.metadata);
  raise exception sqlstate 'PT200' using
    message = 'ROLLBACK', detail = 'rollback successful insert';
end
$$;

-- The three listings answer as the real ones do for current files. They do not page through
-- millions of rows in good time, and know neither versions nor delete markers.
create function storage.list_objects_with_delimiter(
  _bucket_id text,
  prefix_param text,
  delimiter_param text,
  max_keys integer default 100,
  start_after text default '',
  next_token text default '',
  sort_order text default 'asc'
) returns table (
  name text, id uuid, metadata jsonb, updated_at timestamptz, created_at timestamptz,
  last_accessed_at timestamptz, user_metadata jsonb
)
language plpgsql stable
as $$
#variable_conflict use_column
declare
  prefix text := coalesce(prefix_param, '');
  after text := coalesce(nullif(next_token, ''), start_after, '');
  falling boolean := lower(sort_order) = 'desc';
begin
  return query
  with found as (
    select o.*, strpos(substr(o.name, length(prefix) + 1), delimiter_param) as cut
    from storage.objects o
    where o.bucket_id = _bucket_id and starts_with(o.name, prefix)
      and o.archived_at is null and not o.is_delete_marker
  ), entry as (
    select o.name, o.id, o.metadata, o.updated_at, o.created_at, o.last_accessed_at,
      o.user_metadata
    from found o where cut = 0
    union all
    select distinct left(o.name, length(prefix) + cut - 1), null::uuid, null::jsonb,
      null::timestamptz, null::timestamptz, null::timestamptz, null::jsonb
    from found o where cut > 0
  )
  select * from entry e
  where after = '' or case when falling
    then e.name collate "C" < after collate "C" else e.name collate "C" > after collate "C" end
  order by case when falling then null else e.name collate "C" end,
    case when falling then e.name collate "C" end desc
  limit max_keys;
end
$$;

create function storage.search(
  prefix text,
  bucketname text,
  limits integer default 100,
  levels integer default 1,
  offsets integer default 0,
  search text default '',
  sortcolumn text default 'name',
  sortorder text default 'asc'
) returns table (
  name text, id uuid, updated_at timestamptz, created_at timestamptz,
  last_accessed_at timestamptz, metadata jsonb, user_metadata jsonb
)
language plpgsql stable
as $$
#variable_conflict use_column
declare
  by_column text := case when lower(sortcolumn) in ('updated_at', 'created_at', 'last_accessed_at')
    then lower(sortcolumn) else 'name' end;
  direction text := case when lower(sortorder) = 'desc' then 'desc' else 'asc' end;
  wanted text := lower(coalesce(prefix, '') || coalesce(search, ''));
begin
  return query execute format(
    'with found as (
       select o.*, o.path_tokens[$3] as part, cardinality(o.path_tokens) > $3 as inside
       from storage.objects o
       where o.bucket_id = $1 and starts_with(lower(o.name), $2)
         and o.archived_at is null and not o.is_delete_marker
     ), entry as (
       select distinct part as name, null::uuid as id, null::timestamptz as updated_at,
         null::timestamptz as created_at, null::timestamptz as last_accessed_at,
         null::jsonb as metadata, null::jsonb as user_metadata
       from found where inside
       union all
       select part, id, updated_at, created_at, last_accessed_at, metadata, user_metadata
       from found where not inside
     )
     select * from entry
     order by %s lower(name) collate "C" %s
     limit $4 offset $5',
    -- Folders come first unless names decide.
    case by_column when 'name' then ''
      else format('id is not null, %I %s,', by_column, direction) end,
    direction
  ) using bucketname, wanted, levels, least(coalesce(limits, 100), 1500), offsets;
end
$$;

create function storage.search_v2(
  prefix text,
  bucket_name text,
  limits integer default 100,
  levels integer default 1,
  start_after text default '',
  sort_order text default 'asc',
  sort_column text default 'name',
  sort_column_after text default ''
) returns table (
  key text, name text, id uuid, updated_at timestamptz, created_at timestamptz,
  last_accessed_at timestamptz, metadata jsonb, user_metadata jsonb
)
language plpgsql stable
as $$
#variable_conflict use_column
begin
  if lower(sort_column) in ('updated_at', 'created_at') then
    raise exception 'storage.search_v2 by % is not in pgkeel''s sandbox', sort_column
      using errcode = 'feature_not_supported',
        hint = 'Sort by name, or test this in a real project.';
  end if;
  return query
  select split_part(l.name, '/', levels), l.name, l.id, l.updated_at, l.created_at,
    l.last_accessed_at, l.metadata, l.user_metadata
  from storage.list_objects_with_delimiter(
    bucket_name, coalesce(prefix, ''), '/', least(coalesce(limits, 100), 1500), start_after, '',
    sort_order
  ) l;
end
$$;

create function storage.update_updated_at_column() returns trigger
language plpgsql
as $$
begin
  new.updated_at := now();
  return new;
end
$$;

create function storage.enforce_bucket_name_length() returns trigger
language plpgsql
as $$
begin
  if char_length(new.name) > 100 then
    raise exception 'bucket name "%" is too long (% characters). Max is 100.',
      new.name, char_length(new.name);
  end if;
  return new;
end
$$;

-- Files live outside the database: rows may only go when the storage service says so.
create function storage.protect_delete() returns trigger
language plpgsql
as $$
begin
  if current_setting('storage.allow_delete_query', true) is distinct from 'true' then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'Direct deletion from storage tables is not allowed. Use the Storage API instead.',
      hint = 'This prevents accidental data loss from orphaned objects.';
  end if;
  return null;
end
$$;

create trigger enforce_bucket_name_length_trigger
  before insert or update of name on storage.buckets
  for each row execute function storage.enforce_bucket_name_length();
create trigger protect_buckets_delete
  before delete on storage.buckets
  for each statement execute function storage.protect_delete();
create trigger protect_objects_delete
  before delete on storage.objects
  for each statement execute function storage.protect_delete();
create trigger update_objects_updated_at
  before update on storage.objects
  for each row execute function storage.update_updated_at_column();

alter table storage.buckets enable row level security;
alter table storage.objects enable row level security;
alter table storage.migrations enable row level security;
alter table storage.s3_multipart_uploads enable row level security;
alter table storage.s3_multipart_uploads_parts enable row level security;
alter table storage.buckets_analytics enable row level security;
alter table storage.buckets_vectors enable row level security;
alter table storage.vector_indexes enable row level security;

-- RLS without a policy is the only gate: the API roles have every privilege.
grant all on storage.buckets, storage.objects to postgres with grant option;
grant all on storage.buckets, storage.objects, storage.buckets_analytics
  to anon, authenticated, service_role;
grant select on storage.s3_multipart_uploads, storage.s3_multipart_uploads_parts,
  storage.buckets_vectors, storage.vector_indexes
  to anon, authenticated, service_role;
grant all on storage.s3_multipart_uploads, storage.s3_multipart_uploads_parts to service_role;

reset role;
revoke create on schema storage from supabase_storage_admin;

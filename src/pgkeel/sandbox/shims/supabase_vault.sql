-- comment: Supabase Vault Extension
-- version: 0.3.1
-- schema: vault
-- relocatable: false
-- faithful: partly
-- says: Secrets can be created, changed and read, but lie in the sandbox as plain text.

-- The real one keeps ciphertext in secrets and decrypts in the view, with a key outside the
-- database. Nothing here outlives the sandbox, so there is nothing to protect: do not put real
-- secrets into migrations.
create table @extschema@.secrets (
  id uuid primary key default gen_random_uuid(),
  name text,
  description text not null default '',
  secret text not null,
  key_id uuid,
  nonce bytea default decode(replace(gen_random_uuid()::text, '-', ''), 'hex'),
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create unique index on @extschema@.secrets (name) where name is not null;
comment on table @extschema@.secrets is 'Secrets; in this sandbox not encrypted.';

create view @extschema@.decrypted_secrets as
  select id, name, description, secret, secret as decrypted_secret, key_id, nonce, created_at,
    updated_at
  from @extschema@.secrets;

create function @extschema@.create_secret(
  new_secret text,
  new_name text default null,
  new_description text default '',
  new_key_id uuid default null
) returns uuid
language plpgsql security definer
set search_path = ''
as $$
declare
  made uuid;
begin
  insert into @extschema@.secrets (secret, name, description)
  values (new_secret, new_name, new_description)
  returning id into made;
  return made;
end
$$;

create function @extschema@.update_secret(
  secret_id uuid,
  new_secret text default null,
  new_name text default null,
  new_description text default null,
  new_key_id uuid default null
) returns void
language sql security definer
set search_path = ''
as $$
  update @extschema@.secrets set
    secret = coalesce(new_secret, secret),
    name = coalesce(new_name, name),
    description = coalesce(new_description, description),
    updated_at = now()
  where id = secret_id
$$;

do $$
declare
  grantee text;
begin
  revoke all on function @extschema@.create_secret(text, text, text, uuid) from public;
  revoke all on function @extschema@.update_secret(uuid, text, text, text, uuid) from public;
  for grantee in select rolname from pg_roles where rolname in ('postgres', 'service_role') loop
    execute format('grant usage on schema @extschema@ to %I', grantee);
    execute format('grant select, delete on @extschema@.secrets, @extschema@.decrypted_secrets to %I',
                   grantee);
    execute format('grant execute on function @extschema@.create_secret(text, text, text, uuid),'
                   ' @extschema@.update_secret(uuid, text, text, text, uuid) to %I', grantee);
  end loop;
end
$$;

-- Schema auth: columns, privileges, and the functions that tell who asks.
select count(*) = 23 from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r';

select array_agg(attname::text order by attnum) = array[
  'instance_id', 'id', 'aud', 'role', 'email', 'encrypted_password', 'email_confirmed_at',
  'invited_at', 'confirmation_token', 'confirmation_sent_at', 'recovery_token', 'recovery_sent_at',
  'email_change_token_new', 'email_change', 'email_change_sent_at', 'last_sign_in_at',
  'raw_app_meta_data', 'raw_user_meta_data', 'is_super_admin', 'created_at', 'updated_at', 'phone',
  'phone_confirmed_at', 'phone_change', 'phone_change_token', 'phone_change_sent_at',
  'confirmed_at', 'email_change_token_current', 'email_change_confirm_status', 'banned_until',
  'reauthentication_token', 'reauthentication_sent_at', 'is_sso_user', 'deleted_at', 'is_anonymous'
] from pg_attribute where attrelid = 'auth.users'::regclass and attnum > 0;

select array_agg(attname::text order by attnum) = array[
  'provider_id', 'user_id', 'identity_data', 'provider', 'last_sign_in_at', 'created_at',
  'updated_at', 'email', 'id'
] from pg_attribute where attrelid = 'auth.identities'::regclass and attnum > 0;

select array_agg(attname::text order by attnum) = array[
  'id', 'user_id', 'created_at', 'updated_at', 'factor_id', 'aal', 'not_after', 'refreshed_at',
  'user_agent', 'ip', 'tag', 'oauth_client_id', 'refresh_token_hmac_key', 'refresh_token_counter',
  'scopes'
] from pg_attribute where attrelid = 'auth.sessions'::regclass and attnum > 0;

select pg_get_userbyid(relowner) = 'supabase_auth_admin'
from pg_class where relnamespace = 'auth'::regnamespace and relkind in ('r', 'S', 'i');

select pg_get_userbyid(proowner) = 'supabase_auth_admin' and provolatile = 's' and not prosecdef
from pg_proc where pronamespace = 'auth'::regnamespace;

select relrowsecurity and not exists (select from pg_policy where polrelid = pg_class.oid)
from pg_class where oid in ('auth.users'::regclass, 'auth.identities'::regclass, 'auth.sessions'::regclass);

-- Not even service_role reads users by SQL.
select not has_table_privilege(role, pg_class.oid, privilege)
from unnest(array['anon', 'authenticated', 'service_role']) role,
  unnest(array['select', 'insert', 'update', 'delete', 'truncate']) privilege,
  pg_class
where relnamespace = 'auth'::regnamespace and relkind = 'r';

select has_table_privilege('postgres', 'auth.users', privilege)
from unnest(array['select', 'select with grant option', 'insert', 'update', 'delete', 'trigger',
                  'references']) privilege;

-- A persona is one row with an id.
insert into auth.users (id) values ('00000000-0000-4000-8000-000000000001');

insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data)
values ('00000000-0000-4000-8000-000000000002', 'ada@example.org', '2026-01-01Z', '{"name": "Ada"}');

select confirmed_at = '2026-01-01Z' and not is_anonymous and not is_sso_user
  and email_change_confirm_status = 0
from auth.users where email = 'ada@example.org';

-- raises: 23505
insert into auth.users (id, email)
values ('00000000-0000-4000-8000-000000000003', 'ada@example.org');

insert into auth.users (id, email, is_sso_user)
values ('00000000-0000-4000-8000-000000000003', 'ada@example.org', true);

-- raises: 428C9
update auth.users set confirmed_at = now();

-- raises: 23514
update auth.users set email_change_confirm_status = 3;

insert into auth.identities (provider_id, user_id, identity_data, provider)
values ('x', '00000000-0000-4000-8000-000000000002', '{"email": "Ada@Example.org"}', 'email');

select email = 'ada@example.org' and id is not null from auth.identities;

-- A trigger for sign-ups, as most projects have one.
create table public.preset_case_profiles (
  id uuid primary key references auth.users on delete cascade, name text
);

create function public.preset_case_sign_up() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.preset_case_profiles (id, name)
  values (new.id, new.raw_user_meta_data ->> 'name');
  return new;
end
$$;

create trigger preset_case_on_sign_up after insert on auth.users
for each row execute function public.preset_case_sign_up();

insert into auth.users (id, raw_user_meta_data)
values ('00000000-0000-4000-8000-000000000004', '{"name": "Bob"}');

select name = 'Bob' from public.preset_case_profiles;

delete from auth.users;

select count(*) = 0 from public.preset_case_profiles;

select count(*) = 0 from auth.identities;

-- Nobody asks.
select auth.uid() is null and auth.role() is null and auth.email() is null and auth.jwt() is null;

set request.jwt.claims = '{"sub": "00000000-0000-4000-8000-000000000002", "role": "authenticated", "email": "ada@example.org", "app_metadata": {"plan": "gold"}}';

select auth.uid() = '00000000-0000-4000-8000-000000000002' and auth.role() = 'authenticated'
  and auth.email() = 'ada@example.org' and auth.jwt() #>> '{app_metadata,plan}' = 'gold';

-- The single claims of older versions win.
set request.jwt.claim.sub = '00000000-0000-4000-8000-000000000009';

select auth.uid() = '00000000-0000-4000-8000-000000000009' and auth.role() = 'authenticated';

set request.jwt.claim.sub = '';

select auth.uid() = '00000000-0000-4000-8000-000000000002';

-- The anon key has no subject.
set request.jwt.claims = '{"role": "anon"}';

select auth.uid() is null and auth.role() = 'anon';

set request.jwt.claims = '{"sub": "not a uuid"}';

-- raises: 22P02
select auth.uid() is null;

set request.jwt.claims = '';

set role anon;

select auth.uid() is null;

-- raises: 42501
select true from auth.users;

reset role;

set role service_role;

-- raises: 42501
select true from auth.users;

reset role;

-- Schema storage: rows, the functions for paths, and what guards deletion.
select array_agg(attname::text order by attnum) = array[
  'id', 'name', 'owner', 'created_at', 'updated_at', 'public', 'avif_autodetection',
  'file_size_limit', 'allowed_mime_types', 'owner_id', 'type', 'versioning_status'
] from pg_attribute where attrelid = 'storage.buckets'::regclass and attnum > 0;

select array_agg(attname::text order by attnum) = array[
  'id', 'bucket_id', 'name', 'owner', 'created_at', 'updated_at', 'last_accessed_at', 'metadata',
  'path_tokens', 'version', 'owner_id', 'user_metadata', 'archived_at', 'is_delete_marker',
  'is_versioned'
] from pg_attribute where attrelid = 'storage.objects'::regclass and attnum > 0;

select pg_get_userbyid(relowner) = 'supabase_storage_admin' and relrowsecurity
from pg_class where relnamespace = 'storage'::regnamespace and relkind = 'r';

select has_table_privilege(role, name, privilege)
from unnest(array['anon', 'authenticated', 'service_role', 'postgres']) role,
  unnest(array['storage.objects', 'storage.buckets']) name,
  unnest(array['select', 'insert', 'update', 'delete', 'truncate']) privilege;

select has_table_privilege('postgres', 'storage.objects', 'select with grant option');

select storage.foldername('a/b/c.txt') = array['a', 'b'];

select storage.foldername('c.txt') = '{}';

select (storage.foldername('me/c.txt'))[1] = 'me';

select storage.filename('a/b/c.tar.gz') = 'c.tar.gz';

select storage.extension('a/b.d/c.tar.gz') = 'gz';

select storage.extension('a.b/README') = 'README';

select storage.foldername(null) is null and storage.filename(null) is null
  and storage.extension(null) is null;

select provolatile = 'i' from pg_proc
where pronamespace = 'storage'::regnamespace and proname in ('foldername', 'filename', 'extension');

insert into storage.buckets (id, name) values ('photos', 'photos');

select not public and type = 'STANDARD' and versioning_status = 'DISABLED' and file_size_limit is null
from storage.buckets;

-- raises: 23505
insert into storage.buckets (id, name) values ('other', 'photos');

-- raises: P0001
insert into storage.buckets (id, name) values ('long', repeat('x', 101));

insert into storage.objects (bucket_id, name) values
  ('photos', 'me/a.png'), ('photos', 'me/deep/b.png'), ('photos', 'you/c.png'), ('photos', 'd.png');

-- raises: 23505
insert into storage.objects (bucket_id, name) values ('photos', 'd.png');

-- raises: 23503
insert into storage.objects (bucket_id, name) values ('nowhere', 'd.png');

select path_tokens = array['me', 'deep', 'b.png'] from storage.objects where name = 'me/deep/b.png';

select array_agg(name) = array['d.png', 'me', 'you'] from storage.search('', 'photos');

select array_agg(name) = array['a.png', 'deep'] from storage.search('me/', 'photos', levels => 2);

select array_agg(name order by name) = array['me/a.png', 'me/deep']
from storage.list_objects_with_delimiter('photos', 'me/', '/');

select array_agg(key) = array['a.png', 'deep'] from storage.search_v2('me/', 'photos', levels => 2);

-- Rows go only when the storage service says so.
-- raises: 42501
delete from storage.objects where name = 'd.png';

-- raises: 42501
delete from storage.objects where false;

-- raises: 42501
delete from storage.buckets;

set storage.allow_delete_query = 'true';

delete from storage.objects where name = 'd.png';

select count(*) = 3 from storage.objects;

reset storage.allow_delete_query;

-- RLS without a policy shows nothing.
set role authenticated;

select count(*) = 0 from storage.objects;

-- raises: 42501
insert into storage.objects (bucket_id, name) values ('photos', 'e.png');

reset role;

-- Policies on these tables are for migrations to write.
create policy preset_case_own on storage.objects for all to authenticated
using ((storage.foldername(name))[1] = auth.jwt() ->> 'sub')
with check ((storage.foldername(name))[1] = auth.jwt() ->> 'sub');

set request.jwt.claims = '{"sub": "me"}';

set role authenticated;

select count(*) = 2 from storage.objects;

insert into storage.objects (bucket_id, name) values ('photos', 'me/f.png');

-- raises: 42501
insert into storage.objects (bucket_id, name) values ('photos', 'you/f.png');

-- raises: PT200
select storage.can_insert_object('photos', 'me/g.png', null, null) is null;

-- raises: 42501
select storage.can_insert_object('photos', 'you/g.png', null, null) is null;

reset role;

drop policy preset_case_own on storage.objects;

select storage.operation() is null and not storage.allow_only_operation('object.list');

set storage.operation = 'storage.object.list';

select storage.allow_only_operation('object.list') and storage.allow_only_operation('storage.object.list')
  and not storage.allow_only_operation('object.get') and not storage.allow_only_operation('')
  and storage.allow_any_operation(array['object.get', 'object.list'])
  and not storage.allow_any_operation(array[]::text[]);

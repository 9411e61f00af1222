-- Schema realtime: messages, their policies, and the publication.
select relkind = 'p' and relrowsecurity and pg_get_userbyid(relowner) = 'supabase_realtime_admin'
from pg_class where oid = 'realtime.messages'::regclass;

select has_table_privilege(role, 'realtime.messages', privilege)
from unnest(array['anon', 'authenticated', 'service_role', 'postgres']) role,
  unnest(array['select', 'insert', 'update']) privilege;

select not has_table_privilege(role, 'realtime.messages', 'delete')
from unnest(array['anon', 'authenticated', 'service_role']) role;

select realtime.topic() is null;

create policy preset_case_room on realtime.messages for select to authenticated
using (realtime.topic() = 'room:1' and extension = 'broadcast');

do $$ begin perform realtime.send('{"text": "hi"}', 'message', 'room:1', true); end $$;

select payload ->> 'text' = 'hi' and payload ? 'id' and private and extension = 'broadcast'
  and event = 'message' and topic = 'room:1'
from realtime.messages;

set role authenticated;

set realtime.topic = 'room:2';

select count(*) = 0 from realtime.messages;

set realtime.topic = 'room:1';

select count(*) = 1 from realtime.messages;

reset role;

create table public.preset_case_orders (id bigint primary key, state text);

create function public.preset_case_announce() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform realtime.broadcast_changes('orders:' || new.id, tg_op, tg_op, tg_table_name,
                                     tg_table_schema, new, old);
  return null;
end
$$;

create trigger preset_case_announce after insert or update on public.preset_case_orders
for each row execute function public.preset_case_announce();

insert into public.preset_case_orders values (7, 'paid');

select payload #>> '{record,state}' = 'paid' and payload ->> 'operation' = 'INSERT'
  and payload ->> 'table' = 'preset_case_orders' and payload -> 'old_record' = 'null'
from realtime.messages where topic = 'orders:7';

-- raises: P0001
select realtime.broadcast_changes('t', 'e', 'TRUNCATE', 't', 's', null, null) is null;

select pubinsert and pubupdate and pubdelete and pubtruncate and not puballtables
  and pg_get_userbyid(pubowner) = 'postgres'
from pg_publication where pubname = 'supabase_realtime';

alter publication supabase_realtime add table public.preset_case_orders;

select count(*) = 1 from pg_publication_tables where pubname = 'supabase_realtime';

insert into realtime.subscription (subscription_id, entity, claims)
values (gen_random_uuid(), 'public.preset_case_orders', '{"role": "authenticated"}');

select claims_role = 'authenticated'::regrole from realtime.subscription;

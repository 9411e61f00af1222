-- A queue from its creation to its end.
do $$ begin perform pgmq.create('tasks'); perform pgmq.create('tasks'); end $$;

select queue_name = 'tasks' and not is_partitioned and not is_unlogged from pgmq.list_queues();

select pgmq.send('tasks', '{"n": 1}') = 1;

select pgmq.send('tasks', '{"n": 2}', 60) = 2;

select pgmq.send('tasks', '{"n": 3}', '{"h": true}'::jsonb) = 3;

select array_agg(id) = array[4, 5]::bigint[]
from pgmq.send_batch('tasks', array['{"n": 4}', '{"n": 5}']::jsonb[]) id;

-- The delayed one is not there yet; what is read is hidden for a while.
select array_agg(msg_id order by msg_id) = array[1, 3]::bigint[] and bool_and(read_ct = 1)
from pgmq.read('tasks', 30, 2);

select headers = '{"h": true}' from pgmq.set_vt('tasks', 3, 0);

select msg_id = 3 and read_ct = 2 and message = '{"n": 3}' from pgmq.read('tasks', 30, 1);

select msg_id = 5 from pgmq.read('tasks', 30, 5, '{"n": 5}');

select msg_id = 4 from pgmq.pop('tasks');

select count(*) = 0 from pgmq.pop('tasks');

select pgmq.archive('tasks', 1) and not pgmq.archive('tasks', 1);

select msg_id = 1 and archived_at is not null and message = '{"n": 1}' from pgmq.a_tasks;

select pgmq.delete('tasks', 3) and not pgmq.delete('tasks', 3);

select array_agg(id) = array[5]::bigint[] from pgmq.delete('tasks', array[5, 99]) id;

select queue_length = 1 and total_messages = 5 and queue_visible_length = 0 and queue_name = 'tasks'
from pgmq.metrics('tasks');

select count(*) = 1 from pgmq.metrics_all();

select count(*) = 0 from pgmq.read_with_poll('tasks', 1, 1, 1, 200);

select pgmq.purge_queue('tasks') = 1;

-- Queues are the extension's, as with the real one.
select count(*) = 2 from pg_depend
where deptype = 'e' and objid in ('pgmq.q_tasks'::regclass, 'pgmq.a_tasks'::regclass);

select pgmq.drop_queue('tasks') and to_regclass('pgmq.q_tasks') is null;

select count(*) = 0 from pgmq.list_queues();

do $$ begin perform pgmq.create_unlogged('fast'); end $$;

select relpersistence = 'u' from pg_class where oid = 'pgmq.q_fast'::regclass;

-- raises: P0001
do $$ begin perform pgmq.create('no; no'); end $$;

-- raises: P0001
do $$ begin perform pgmq.create(repeat('x', 48)); end $$;

-- raises: 42P01
select pgmq.send('nowhere', '{}') = 1;

-- raises: 0A000
do $$ begin perform pgmq.create_partitioned('parts'); end $$;

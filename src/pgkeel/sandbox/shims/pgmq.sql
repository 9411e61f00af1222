-- comment: A lightweight message queue. Like AWS SQS and RSMQ but on Postgres.
-- version: 1.5.1
-- schema: pgmq
-- relocatable: false
-- faithful: partly
-- says: Queues and archives work as with the real one; partitioned queues raise.

create table @extschema@.meta (
  queue_name varchar not null unique,
  is_partitioned boolean not null,
  is_unlogged boolean not null,
  created_at timestamptz not null default now()
);
create type @extschema@.message_record as (
  msg_id bigint, read_ct integer, enqueued_at timestamptz, vt timestamptz, message jsonb,
  headers jsonb
);
create type @extschema@.queue_record as (
  queue_name varchar, is_partitioned boolean, is_unlogged boolean, created_at timestamptz
);
create type @extschema@.metrics_result as (
  queue_name text, queue_length bigint, newest_msg_age_sec integer, oldest_msg_age_sec integer,
  total_messages bigint, scrape_time timestamptz, queue_visible_length bigint
);

create function @extschema@.format_table_name(queue_name text, prefix text) returns text
language plpgsql
as $$
begin
  if queue_name ~ '\$|;|--|''' then
    raise exception 'queue name contains invalid characters: $, ;, --, or \''';
  end if;
  return lower(prefix || '_' || queue_name);
end
$$;

create function @extschema@.validate_queue_name(queue_name text) returns void
language plpgsql
as $$
begin
  if length(queue_name) > 47 then
    raise exception 'queue name is too long, maximum length is 47 characters';
  end if;
end
$$;

-- A queue is a table of its own and has another for its archive. Both belong to the extension.
create function @extschema@._create(queue_name text, unlogged boolean) returns void
language plpgsql
as $$
declare
  queue text := pgmq.format_table_name(queue_name, 'q');
  archive text := pgmq.format_table_name(queue_name, 'a');
  made text;
begin
  perform pgmq.validate_queue_name(queue_name);
  execute format(
    'create %s table if not exists pgmq.%I (
       msg_id bigint primary key generated always as identity,
       read_ct integer not null default 0,
       enqueued_at timestamptz not null default now(),
       vt timestamptz not null,
       message jsonb,
       headers jsonb
     )', case when unlogged then 'unlogged' else '' end, queue);
  execute format(
    'create table if not exists pgmq.%I (
       msg_id bigint primary key,
       read_ct integer not null default 0,
       enqueued_at timestamptz not null default now(),
       archived_at timestamptz not null default now(),
       vt timestamptz not null,
       message jsonb,
       headers jsonb
     )', archive);
  execute format('create index if not exists %I on pgmq.%I (vt)', queue || '_vt_idx', queue);
  execute format('create index if not exists %I on pgmq.%I (archived_at)',
                 'archived_at_idx_' || queue_name, archive);
  foreach made in array array[queue, archive] loop
    if not exists (
      select from pg_depend
      where objid = format('pgmq.%I', made)::regclass and deptype = 'e'
    ) then
      execute format('alter extension pgmq add table pgmq.%I', made);
    end if;
  end loop;
  insert into pgmq.meta (queue_name, is_partitioned, is_unlogged)
  values (_create.queue_name, false, unlogged)
  on conflict do nothing;
end
$$;

create function @extschema@."create"(queue_name text) returns void
language sql
as $$ select pgmq._create(queue_name, false) $$;

create function @extschema@.create_non_partitioned(queue_name text) returns void
language sql
as $$ select pgmq._create(queue_name, false) $$;

create function @extschema@.create_unlogged(queue_name text) returns void
language sql
as $$ select pgmq._create(queue_name, true) $$;

create function @extschema@.create_partitioned(
  queue_name text, partition_interval text default '10000', retention_interval text default '100000'
) returns void
language plpgsql
as $$
begin
  raise exception 'partitioned queues are not in pgkeel''s stand-in for pgmq'
    using errcode = 'feature_not_supported', hint = 'They need pg_partman, which is not here either.';
end
$$;

create function @extschema@.convert_archive_partitioned(
  table_name text, partition_interval text default '10000',
  retention_interval text default '100000', leading_partition integer default 10
) returns void
language plpgsql
as $$
begin
  raise exception 'partitioned archives are not in pgkeel''s stand-in for pgmq'
    using errcode = 'feature_not_supported', hint = 'They need pg_partman, which is not here either.';
end
$$;

create function @extschema@.drop_queue(queue_name text) returns boolean
language plpgsql
as $$
declare
  made text;
begin
  foreach made in array array[
    pgmq.format_table_name(queue_name, 'q'), pgmq.format_table_name(queue_name, 'a')
  ] loop
    if exists (
      select from pg_depend where objid = to_regclass(format('pgmq.%I', made)) and deptype = 'e'
    ) then
      execute format('alter extension pgmq drop table pgmq.%I', made);
    end if;
    execute format('drop table if exists pgmq.%I', made);
  end loop;
  delete from pgmq.meta where meta.queue_name = drop_queue.queue_name;
  return found;
end
$$;

create function @extschema@.drop_queue(queue_name text, partitioned boolean) returns boolean
language sql
as $$ select pgmq.drop_queue(queue_name) $$;

create function @extschema@.detach_archive(queue_name text) returns void
language plpgsql
as $$
begin
  execute format('alter extension pgmq drop table pgmq.%I',
                 pgmq.format_table_name(queue_name, 'a'));
end
$$;

create function @extschema@.list_queues() returns setof @extschema@.queue_record
language sql
as $$ select queue_name, is_partitioned, is_unlogged, created_at from pgmq.meta $$;

create function @extschema@.send_batch(
  queue_name text, msgs jsonb[], headers jsonb[], delay timestamptz
) returns setof bigint
language plpgsql
as $$
begin
  if cardinality(headers) <> cardinality(msgs) then
    raise exception 'msgs and headers arrays must have the same length';
  end if;
  return query execute format(
    'insert into pgmq.%I (vt, message, headers)
     select $3, message, headers from unnest($1, $2) with ordinality as sent (message, headers, place)
     order by place
     returning msg_id', pgmq.format_table_name(queue_name, 'q')
  ) using msgs, coalesce(headers, '{}'), delay;
end
$$;

create function @extschema@.send_batch(queue_name text, msgs jsonb[]) returns setof bigint
language sql
as $$ select * from pgmq.send_batch(queue_name, msgs, null, clock_timestamp()) $$;

create function @extschema@.send_batch(queue_name text, msgs jsonb[], headers jsonb[])
returns setof bigint
language sql
as $$ select * from pgmq.send_batch(queue_name, msgs, headers, clock_timestamp()) $$;

create function @extschema@.send_batch(queue_name text, msgs jsonb[], delay integer)
returns setof bigint
language sql
as $$
  select * from pgmq.send_batch(queue_name, msgs, null,
                                clock_timestamp() + make_interval(secs => delay))
$$;

create function @extschema@.send_batch(queue_name text, msgs jsonb[], delay timestamptz)
returns setof bigint
language sql
as $$ select * from pgmq.send_batch(queue_name, msgs, null, delay) $$;

create function @extschema@.send_batch(
  queue_name text, msgs jsonb[], headers jsonb[], delay integer
) returns setof bigint
language sql
as $$
  select * from pgmq.send_batch(queue_name, msgs, headers,
                                clock_timestamp() + make_interval(secs => delay))
$$;

create function @extschema@.send(queue_name text, msg jsonb, headers jsonb, delay timestamptz)
returns setof bigint
language sql
as $$ select * from pgmq.send_batch(queue_name, array[msg], array[headers], delay) $$;

create function @extschema@.send(queue_name text, msg jsonb) returns setof bigint
language sql
as $$ select * from pgmq.send(queue_name, msg, null, clock_timestamp()) $$;

create function @extschema@.send(queue_name text, msg jsonb, headers jsonb) returns setof bigint
language sql
as $$ select * from pgmq.send(queue_name, msg, headers, clock_timestamp()) $$;

create function @extschema@.send(queue_name text, msg jsonb, delay integer) returns setof bigint
language sql
as $$
  select * from pgmq.send(queue_name, msg, null, clock_timestamp() + make_interval(secs => delay))
$$;

create function @extschema@.send(queue_name text, msg jsonb, delay timestamptz)
returns setof bigint
language sql
as $$ select * from pgmq.send(queue_name, msg, null, delay) $$;

create function @extschema@.send(queue_name text, msg jsonb, headers jsonb, delay integer)
returns setof bigint
language sql
as $$
  select * from pgmq.send(queue_name, msg, headers,
                          clock_timestamp() + make_interval(secs => delay))
$$;

-- A message that is read stays, unseen by others until its time is up.
create function @extschema@.read(
  queue_name text, vt integer, qty integer, conditional jsonb default '{}'
) returns setof @extschema@.message_record
language plpgsql
as $$
begin
  return query execute format(
    'with due as (
       select msg_id from pgmq.%1$I
       where vt <= clock_timestamp() and ($3 = ''{}'' or message @> $3)
       order by msg_id limit $2 for update skip locked
     )
     update pgmq.%1$I queue
     set vt = clock_timestamp() + make_interval(secs => $1), read_ct = read_ct + 1
     from due where queue.msg_id = due.msg_id
     returning queue.msg_id, queue.read_ct, queue.enqueued_at, queue.vt, queue.message,
       queue.headers', pgmq.format_table_name(queue_name, 'q')
  ) using vt, qty, coalesce(conditional, '{}');
end
$$;

create function @extschema@.read_with_poll(
  queue_name text, vt integer, qty integer, max_poll_seconds integer default 5,
  poll_interval_ms integer default 100, conditional jsonb default '{}'
) returns setof @extschema@.message_record
language plpgsql
as $$
declare
  ends timestamptz := clock_timestamp() + make_interval(secs => max_poll_seconds);
begin
  while clock_timestamp() < ends loop
    return query select * from pgmq.read(queue_name, vt, qty, conditional);
    exit when found;
    perform pg_sleep(poll_interval_ms / 1000.0);
  end loop;
end
$$;

create function @extschema@.pop(queue_name text) returns setof @extschema@.message_record
language plpgsql
as $$
begin
  return query execute format(
    'delete from pgmq.%1$I where msg_id = (
       select msg_id from pgmq.%1$I where vt <= clock_timestamp()
       order by msg_id limit 1 for update skip locked
     )
     returning msg_id, read_ct, enqueued_at, vt, message, headers',
    pgmq.format_table_name(queue_name, 'q')
  );
end
$$;

create function @extschema@.set_vt(queue_name text, msg_id bigint, vt integer)
returns setof @extschema@.message_record
language plpgsql
as $$
begin
  return query execute format(
    'update pgmq.%I set vt = clock_timestamp() + make_interval(secs => $2) where msg_id = $1
     returning msg_id, read_ct, enqueued_at, vt, message, headers',
    pgmq.format_table_name(queue_name, 'q')
  ) using msg_id, vt;
end
$$;

create function @extschema@.archive(queue_name text, msg_ids bigint[]) returns setof bigint
language plpgsql
as $$
begin
  return query execute format(
    'with gone as (
       delete from pgmq.%I where msg_id = any ($1)
       returning msg_id, vt, read_ct, enqueued_at, message, headers
     )
     insert into pgmq.%I (msg_id, vt, read_ct, enqueued_at, message, headers)
     select * from gone returning msg_id',
    pgmq.format_table_name(queue_name, 'q'), pgmq.format_table_name(queue_name, 'a')
  ) using msg_ids;
end
$$;

create function @extschema@.archive(queue_name text, msg_id bigint) returns boolean
language sql
as $$ select count(*) > 0 from pgmq.archive(queue_name, array[msg_id]) $$;

create function @extschema@.delete(queue_name text, msg_ids bigint[]) returns setof bigint
language plpgsql
as $$
begin
  return query execute format('delete from pgmq.%I where msg_id = any ($1) returning msg_id',
                              pgmq.format_table_name(queue_name, 'q')) using msg_ids;
end
$$;

create function @extschema@.delete(queue_name text, msg_id bigint) returns boolean
language sql
as $$ select count(*) > 0 from pgmq.delete(queue_name, array[msg_id]) $$;

create function @extschema@.purge_queue(queue_name text) returns bigint
language plpgsql
as $$
declare
  gone bigint;
begin
  execute format('delete from pgmq.%I', pgmq.format_table_name(queue_name, 'q'));
  get diagnostics gone = row_count;
  return gone;
end
$$;

create function @extschema@.metrics(queue_name text) returns @extschema@.metrics_result
language plpgsql
as $$
declare
  answer pgmq.metrics_result;
  queue text := pgmq.format_table_name(queue_name, 'q');
begin
  execute format(
    'select $1, count(*), extract(epoch from now() - max(enqueued_at))::integer,
       extract(epoch from now() - min(enqueued_at))::integer,
       (select case when is_called then last_value else 0 end from pgmq.%I),
       now(), count(*) filter (where vt <= now())
     from pgmq.%I', queue || '_msg_id_seq', queue
  ) into answer using queue_name;
  return answer;
end
$$;

create function @extschema@.metrics_all() returns setof @extschema@.metrics_result
language sql
as $$ select (pgmq.metrics(queue_name)).* from pgmq.meta $$;

-- Whoever makes the extension runs it: pgmq's functions act for their caller.
grant all on @extschema@.meta to @extowner@ with grant option;
grant select on @extschema@.meta to pg_monitor;
grant usage on schema @extschema@ to pg_monitor;

-- comment: functions for tracking last modification time
-- version: 1.0
-- relocatable: true
-- faithful: yes
-- says: The trigger function moddatetime() is real, written in PL/pgSQL instead of C.

create function moddatetime() returns trigger
language plpgsql
as $$
declare
  type oid;
begin
  if tg_level <> 'ROW' then
    raise exception 'moddatetime: must be fired for row';
  elsif tg_when <> 'BEFORE' then
    raise exception 'moddatetime: must be fired before event';
  elsif tg_op <> 'UPDATE' then
    raise exception 'moddatetime: cannot process % events', tg_op;
  elsif tg_nargs <> 1 then
    raise exception 'moddatetime (%): A single argument was expected', tg_table_name;
  end if;
  select atttypid into type from pg_attribute
  where attrelid = tg_relid and attname = tg_argv[0] and attnum > 0 and not attisdropped;
  if type is null then
    raise exception '"%" has no attribute "%"', tg_table_name, tg_argv[0]
      using errcode = 'triggered_action_exception';
  elsif type not in ('timestamp'::regtype, 'timestamptz'::regtype) then
    raise exception 'attribute "%" of "%" must be type TIMESTAMP or TIMESTAMPTZ',
      tg_argv[0], tg_table_name using errcode = 'triggered_action_exception';
  end if;
  return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], case type
    when 'timestamp'::regtype then to_jsonb(localtimestamp) else to_jsonb(current_timestamp) end));
end
$$;

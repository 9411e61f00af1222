-- comment: Job scheduler for PostgreSQL
-- version: 1.6.4
-- schema: pg_catalog
-- relocatable: false
-- faithful: partly
-- says: Jobs are checked and kept in cron.job as with the real one, but no worker runs them.

create schema cron;

create sequence cron.jobid_seq;
create table cron.job (
  jobid bigint primary key default nextval('cron.jobid_seq'),
  schedule text not null,
  command text not null,
  nodename text not null default 'localhost',
  nodeport integer not null default coalesce(inet_server_port(), 5432),
  database text not null default current_database(),
  username text not null default current_user,
  active boolean not null default true,
  jobname text,
  constraint jobname_username_uniq unique (jobname, username)
);
alter table cron.job enable row level security;
create policy cron_job_policy on cron.job using (username = current_user);
grant select on cron.job to public;

create sequence cron.runid_seq;
create table cron.job_run_details (
  jobid bigint,
  runid bigint primary key default nextval('cron.runid_seq'),
  job_pid integer,
  database text,
  username text,
  command text,
  status text,
  return_message text,
  start_time timestamptz,
  end_time timestamptz
);
alter table cron.job_run_details enable row level security;
create policy cron_job_run_details_policy on cron.job_run_details using (username = current_user);
grant select, delete on cron.job_run_details to public;

-- Raises unless a schedule is of crontab's form, or '[1-59] seconds'.
create function cron._check(schedule text) returns void
language plpgsql immutable
set search_path = ''
as $$
declare
  fields text[] := regexp_split_to_array(btrim(lower(schedule), E' \t'), '[ \t]+');
  lowest constant integer[] := array[0, 0, 1, 1, 0];
  highest constant integer[] := array[59, 23, 31, 12, 7];
  names constant text[] := array['', '', '',
    'jan feb mar apr may jun jul aug sep oct nov dec', 'sun mon tue wed thu fri sat'];
  part text;
  found text[];
  value text;
  number integer;
begin
  if schedule ~* '^[1-9] +seconds?$' or schedule ~* '^[1-5][0-9] +seconds?$'
    or fields[1] in ('@reboot', '@yearly', '@annually', '@monthly', '@weekly', '@daily',
                     '@midnight', '@hourly')
  then
    return;
  end if;
  if cardinality(fields) = 5 then
    for i in 1 .. 5 loop
      foreach part in array string_to_array(fields[i], ',') loop
        continue when i = 3 and part = '$';
        found := regexp_match(part, '^(?:\*|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:/([0-9]+))?$');
        if found is null or found[3]::integer = 0 then
          fields := null;
          exit;
        end if;
        foreach value in array array_remove(found[1:2], null) loop
          number := case when value ~ '^[0-9]{1,3}$' then value::integer
            else array_position(string_to_array(names[i], ' '), value) - 1 + lowest[i] end;
          if number is null or number not between lowest[i] and highest[i] then
            fields := null;
          end if;
        end loop;
        exit when fields is null;
      end loop;
      exit when fields is null;
    end loop;
    if fields is not null then
      return;
    end if;
  end if;
  raise exception 'invalid schedule: %', schedule
    using errcode = 'invalid_parameter_value',
      hint = 'Use cron format (e.g. 5 4 * * *), or interval format ''[1-59] seconds''';
end
$$;

create function cron._put(
  owner text, job_name text, schedule text, command text, database text, active boolean
) returns bigint
language plpgsql security definer
set search_path = ''
as $$
declare
  made bigint;
begin
  perform cron._check(schedule);
  insert into cron.job as job (schedule, command, database, username, active, jobname)
  values (_put.schedule, _put.command, coalesce(_put.database, current_database()), owner,
          coalesce(_put.active, true), job_name)
  on conflict on constraint jobname_username_uniq do update set
    schedule = excluded.schedule, command = excluded.command, database = excluded.database,
    active = excluded.active
  returning jobid into made;
  return made;
end
$$;

create function cron.schedule(schedule text, command text) returns bigint
language sql strict
as $$
  select cron._put(current_user, null, schedule, command, null, true)
$$;

create function cron.schedule(job_name text, schedule text, command text) returns bigint
language sql
as $$
  select cron._put(current_user, job_name, schedule, command, null, true)
$$;

create function cron._may_run_as(username text) returns text
language plpgsql
as $$
begin
  if not pg_has_role(current_user, username, 'member') then
    raise exception 'must be superuser to create a job for another role'
      using errcode = 'insufficient_privilege';
  end if;
  return username;
end
$$;

create function cron.schedule_in_database(
  job_name text,
  schedule text,
  command text,
  database text,
  username text default null,
  active boolean default true
) returns bigint
language sql
as $$
  select cron._put(cron._may_run_as(coalesce(username, current_user)), job_name, schedule, command,
                   database, active)
$$;

create function cron._alter(
  owner text, is_admin boolean, job_id bigint, schedule text, command text, database text,
  username text, active boolean
) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  if schedule is not null then
    perform cron._check(schedule);
  end if;
  update cron.job set
    schedule = coalesce(_alter.schedule, job.schedule),
    command = coalesce(_alter.command, job.command),
    database = coalesce(_alter.database, job.database),
    username = coalesce(_alter.username, job.username),
    active = coalesce(_alter.active, job.active)
  where jobid = job_id and (is_admin or job.username = owner);
  if not found then
    raise exception 'Job % does not exist or you don''t own it', job_id;
  end if;
end
$$;

create function cron.alter_job(
  job_id bigint,
  schedule text default null,
  command text default null,
  database text default null,
  username text default null,
  active boolean default null
) returns void
language sql
as $$
  select cron._alter(current_user, (select rolsuper from pg_roles where rolname = current_user),
                     job_id, schedule, command, database, case when username is null then null
                     else cron._may_run_as(username) end, active)
$$;

create function cron._drop(owner text, is_admin boolean, job_id bigint, job_name text)
returns boolean
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from cron.job
  where (jobid = job_id or jobname = job_name and username = owner)
    and (is_admin or username = owner);
  if not found then
    raise exception 'could not find valid entry for job ''%''', coalesce(job_name, job_id::text)
      using errcode = 'internal_error';
  end if;
  return true;
end
$$;

create function cron.unschedule(job_id bigint) returns boolean
language sql strict
as $$
  select cron._drop(current_user, (select rolsuper from pg_roles where rolname = current_user),
                    job_id, null)
$$;

create function cron.unschedule(job_name text) returns boolean
language sql strict
as $$
  select cron._drop(current_user, (select rolsuper from pg_roles where rolname = current_user),
                    null, job_name)
$$;

-- What Supabase's event trigger grants.
grant usage on schema cron to @extowner@ with grant option;
grant all on cron.job_run_details, cron.jobid_seq, cron.runid_seq to @extowner@ with grant option;
grant select on cron.job to @extowner@ with grant option;

-- comment: Async HTTP
-- version: 0.19.5
-- relocatable: false
-- faithful: partly
-- says: Requests queue up in net.http_request_queue and get ids, but no worker sends them.

create schema if not exists net;

create domain net.http_method as text
  check (value ilike 'get' or value ilike 'post' or value ilike 'delete');
create type net.request_status as enum ('PENDING', 'SUCCESS', 'ERROR');
create type net.http_response as (status_code integer, headers jsonb, body text);
create type net.http_response_result as (
  status net.request_status, message text, response net.http_response
);

create unlogged table net.http_request_queue (
  id bigserial,
  method net.http_method not null,
  url text not null,
  headers jsonb,
  body bytea,
  timeout_milliseconds integer not null
);
create unlogged table net._http_response (
  id bigint,
  status_code integer,
  content_type text,
  headers jsonb,
  content text,
  timed_out boolean,
  error_msg text,
  created timestamptz not null default now()
);
create index on net._http_response (created);

-- RFC 3986: all but letters, digits and four signs becomes %XX.
create function net._urlencode_string(string varchar) returns text
language sql immutable strict parallel safe
set search_path = ''
as $$
  select coalesce(string_agg(
    case when sign ~ '^[A-Za-z0-9._~-]$' then sign
      else upper(regexp_replace(encode(convert_to(sign, 'UTF8'), 'hex'), '(..)', '%\1', 'g')) end,
    '' order by place
  ), '')
  from regexp_split_to_table(string, '') with ordinality as signs (sign, place)
$$;

create function net._encode_url_with_params_array(url text, params_array text[]) returns text
language sql immutable strict parallel safe
set search_path = ''
as $$
  select url || case when cardinality(params_array) = 0 then ''
    when strpos(url, '?') > 0 then '&' else '?' end || array_to_string(params_array, '&')
$$;

create function net._put(
  method text, url text, params jsonb, headers jsonb, body jsonb, timeout integer
) returns bigint
language sql security definer
set search_path = ''
as $$
  insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
  select _put.method,
    net._encode_url_with_params_array(_put.url, array(
      select net._urlencode_string(key) || '=' || net._urlencode_string(value)
      from jsonb_each_text(params)
    )),
    _put.headers, convert_to(_put.body::text, 'UTF8'), timeout
  returning id
$$;

create function net.http_get(
  url text,
  params jsonb default '{}',
  headers jsonb default '{}',
  timeout_milliseconds integer default 5000
) returns bigint
language sql strict parallel safe
set search_path = ''
as $$
  select net._put('GET', url, params, headers, null, timeout_milliseconds)
$$;

create function net.http_post(
  url text,
  body jsonb default '{}',
  params jsonb default '{}',
  headers jsonb default '{"Content-Type": "application/json"}',
  timeout_milliseconds integer default 5000
) returns bigint
language plpgsql parallel safe
set search_path = ''
as $$
declare
  kind text := (
    select value from jsonb_each_text(coalesce(headers, '{}'))
    where lower(key) = 'content-type' limit 1
  );
begin
  if kind is null then
    headers := headers || '{"Content-Type": "application/json"}';
  elsif kind <> 'application/json' then
    raise exception 'Content-Type header must be "application/json"';
  end if;
  if body is null then
    raise exception 'body must not be null';
  end if;
  return net._put('POST', url, params, headers, body, timeout_milliseconds);
end
$$;

create function net.http_delete(
  url text,
  params jsonb default '{}',
  headers jsonb default '{}',
  timeout_milliseconds integer default 5000,
  body jsonb default null
) returns bigint
language sql parallel safe
set search_path = ''
as $$
  select net._put('DELETE', url, params, headers, body, timeout_milliseconds)
$$;

create function net._await_response(request_id bigint) returns boolean
language plpgsql strict
as $$
begin
  raise exception 'net: no worker sends requests in pgkeel''s sandbox'
    using errcode = 'feature_not_supported',
      hint = 'Test what follows a response by inserting a row into net._http_response.';
end
$$;

create function net._http_collect_response(request_id bigint, async boolean default true)
returns net.http_response_result
language plpgsql strict
set search_path = ''
as $$
declare
  answer net._http_response;
begin
  if not async then
    perform net._await_response(request_id);
  end if;
  select * into answer from net._http_response where id = request_id;
  if not found then
    return row('ERROR', 'request matching request_id not found', null)::net.http_response_result;
  end if;
  return row('SUCCESS', 'ok',
    row(answer.status_code, answer.headers, answer.content)::net.http_response
  )::net.http_response_result;
end
$$;

create function net.worker_restart() returns boolean
language plpgsql
as $$
begin
  raise exception 'net: there is no worker in pgkeel''s sandbox'
    using errcode = 'feature_not_supported';
end
$$;

-- What Supabase's event trigger grants.
do $$
declare
  grantee text;
begin
  for grantee in
    select rolname from pg_roles
    where rolname in ('postgres', 'anon', 'authenticated', 'service_role')
  loop
    execute format('grant usage on schema net to %I', grantee);
  end loop;
  grant usage on schema net to @extowner@;
  grant all on all tables in schema net to @extowner@;
  grant all on all sequences in schema net to @extowner@;
end
$$;

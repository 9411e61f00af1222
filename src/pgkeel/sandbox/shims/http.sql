-- comment: HTTP client for PostgreSQL, allows web page retrieval inside the database.
-- version: 1.6
-- relocatable: false
-- faithful: stub
-- says: Types and url encoding are real; sending a request raises, since a sandbox reaches nobody.

create domain http_method as text;
create domain content_type as text check (value ~ '^\S+\/\S+');
create type http_header as (field varchar, value varchar);
create type http_response as (
  status integer, content_type varchar, headers http_header[], content varchar
);
create type http_request as (
  method http_method, uri varchar, headers http_header[], content_type varchar, content varchar
);

create function http_header(field varchar, value varchar) returns http_header
language sql
return row(field, value)::http_header;

create function urlencode(string bytea) returns text
language sql immutable strict
begin atomic
  select coalesce(string_agg(
    case when get_byte(string, place) = 32 then '+'
      when chr(greatest(get_byte(string, place), 1)) ~ '^[A-Za-z0-9._-]$'
      then chr(get_byte(string, place))
      else '%' || upper(lpad(to_hex(get_byte(string, place)), 2, '0')) end,
    '' order by place
  ), '')
  from generate_series(0, length(string) - 1) place;
end;

create function urlencode(string varchar) returns text
language sql immutable strict
begin atomic
  select urlencode(convert_to(string, 'UTF8'));
end;

create function urlencode(data jsonb) returns text
language sql immutable strict
begin atomic
  select string_agg(urlencode(key::varchar) || '=' || urlencode(value::varchar), '&')
  from jsonb_each_text(data);
end;

create function text_to_bytea(data text) returns bytea
language sql immutable strict
return convert_to(data, 'UTF8');

create function bytea_to_text(data bytea) returns text
language sql immutable strict
return convert_from(data, 'UTF8');

do $$
declare
  missing text[];
begin
  foreach missing slice 1 in array array[
    ['http', 'request http_request', 'http_response'],
    ['http_get', 'uri varchar', 'http_response'],
    ['http_get', 'uri varchar, data jsonb', 'http_response'],
    ['http_post', 'uri varchar, content varchar, content_type varchar', 'http_response'],
    ['http_post', 'uri varchar, data jsonb', 'http_response'],
    ['http_put', 'uri varchar, content varchar, content_type varchar', 'http_response'],
    ['http_patch', 'uri varchar, content varchar, content_type varchar', 'http_response'],
    ['http_delete', 'uri varchar', 'http_response'],
    ['http_delete', 'uri varchar, content varchar, content_type varchar', 'http_response'],
    ['http_head', 'uri varchar', 'http_response'],
    ['http_set_curlopt', 'curlopt varchar, value varchar', 'boolean'],
    ['http_reset_curlopt', '', 'boolean'],
    ['http_list_curlopt', 'out curlopt text, out value text', 'setof record']
  ] loop
    execute format(
      'create function %I(%s) returns %s language plpgsql as %L',
      missing[1], missing[2], missing[3],
      format('begin raise exception %L using errcode = %L, hint = %L; end',
             missing[1] || '() is not in pgkeel''s stand-in for http', 'feature_not_supported',
             'Keep calls to the network out of migrations and of what RLS specs run.')
    );
  end loop;
end
$$;

-- comment: JSON Web Token API for Postgresql
-- version: 0.2.0
-- relocatable: false
-- faithful: yes
-- says: Tokens are signed and verified for real (HS256, HS384, HS512).

-- The real one calls hmac() of pgcrypto; this one brings its own (RFC 2104) and needs no other.

create function url_encode(data bytea) returns text
language sql immutable
return translate(encode(data, 'base64'), E'+/=\n', '-_');

create function url_decode(data text) returns bytea
language sql immutable
return decode(translate(data, '-_', '+/') || repeat('=', (4 - length(data) % 4) % 4), 'base64');

create function algorithm_sign(signables text, secret text, algorithm text) returns text
language plpgsql immutable
as $$
declare
  size integer := case algorithm when 'HS256' then 64 else 128 end;
  key bytea := convert_to(secret, 'UTF8');
  message bytea;
  -- Twice: around the text with one pad, then around the outcome with the other.
  pads constant text[] := array['36', '5c'];
begin
  if algorithm not in ('HS256', 'HS384', 'HS512') then
    raise exception 'Cannot use "": No such hash algorithm' using errcode = 'invalid_parameter_value';
  end if;
  if length(key) > size then
    key := case algorithm when 'HS256' then sha256(key) when 'HS384' then sha384(key)
      else sha512(key) end;
  end if;
  message := convert_to(signables, 'UTF8');
  for i in 1 .. 2 loop
    message := substr(varbit_send(
      ('x' || rpad(encode(key, 'hex'), size * 2, '0'))::varbit
        # ('x' || repeat(pads[i], size))::varbit
    ), 5) || message;
    message := case algorithm when 'HS256' then sha256(message) when 'HS384' then sha384(message)
      else sha512(message) end;
  end loop;
  return translate(encode(message, 'base64'), E'+/=\n', '-_');
end
$$;

create function sign(payload json, secret text, algorithm text default 'HS256') returns text
language sql immutable
begin atomic
  select signables || '.' || algorithm_sign(signables, secret, algorithm)
  from (
    select url_encode(convert_to('{"alg":"' || algorithm || '","typ":"JWT"}', 'UTF8'))
      || '.' || url_encode(convert_to(payload::text, 'UTF8')) as signables
  ) unsigned;
end;

create function try_cast_double(inp text) returns double precision
language plpgsql immutable
as $$
begin
  return inp::double precision;
exception when others then
  return null;
end
$$;

create function verify(token text, secret text, algorithm text default 'HS256')
returns table (header json, payload json, valid boolean)
language sql immutable
begin atomic
  select
    jwt.header, jwt.payload,
    jwt.signed and tstzrange(
      to_timestamp(try_cast_double(jwt.payload ->> 'nbf')),
      to_timestamp(try_cast_double(jwt.payload ->> 'exp'))
    ) @> current_timestamp
  from (
    select
      convert_from(url_decode(split_part(token, '.', 1)), 'UTF8')::json as header,
      convert_from(url_decode(split_part(token, '.', 2)), 'UTF8')::json as payload,
      split_part(token, '.', 3) = algorithm_sign(
        split_part(token, '.', 1) || '.' || split_part(token, '.', 2), secret, algorithm
      ) as signed
  ) jwt;
end;

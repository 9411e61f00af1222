-- comment: generate universally unique identifiers (UUIDs)
-- version: 1.1
-- relocatable: true
-- faithful: yes
-- says: Everything is real, except that uuid_generate_v1() has a random node in it instead of the machine's address.

create function uuid_nil() returns uuid
language sql immutable strict parallel safe
return uuid '00000000-0000-0000-0000-000000000000';

-- The name spaces of RFC 9562, section 6.6.
create function uuid_ns_dns() returns uuid
language sql immutable strict parallel safe
return uuid '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

create function uuid_ns_url() returns uuid
language sql immutable strict parallel safe
return uuid '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

create function uuid_ns_oid() returns uuid
language sql immutable strict parallel safe
return uuid '6ba7b812-9dad-11d1-80b4-00c04fd430c8';

create function uuid_ns_x500() returns uuid
language sql immutable strict parallel safe
return uuid '6ba7b814-9dad-11d1-80b4-00c04fd430c8';

-- Time in steps of 100 ns since 15 October 1582, a random clock sequence, and a random node that
-- is marked as such by its multicast bit.
create function uuid_generate_v1mc() returns uuid
language plpgsql volatile strict parallel safe
as $$
declare
  steps bigint := (extract(epoch from clock_timestamp()) * 10000000)::bigint + 122192928000000000;
  clock text := lpad(to_hex(steps), 16, '0');
  random bytea := uuid_send(gen_random_uuid());
begin
  return (
    substr(clock, 9, 8) || substr(clock, 5, 4) || '1' || substr(clock, 2, 3)
    || encode(substr(random, 9, 2), 'hex')
    || encode(set_byte(substr(random, 11, 6), 0, get_byte(random, 10) | 1), 'hex')
  )::uuid;
end
$$;

create function uuid_generate_v1() returns uuid
language sql volatile strict parallel safe
begin atomic
  select uuid_generate_v1mc();
end;

create function uuid_generate_v3(namespace uuid, name text) returns uuid
language plpgsql immutable strict parallel safe
as $$
declare
  hash bytea := decode(md5(uuid_send(namespace) || convert_to(name, getdatabaseencoding())), 'hex');
begin
  hash := set_byte(hash, 6, (get_byte(hash, 6) & 15) | 48);
  hash := set_byte(hash, 8, (get_byte(hash, 8) & 63) | 128);
  return encode(hash, 'hex')::uuid;
end
$$;

create function uuid_generate_v4() returns uuid
language sql volatile strict parallel safe
return gen_random_uuid();

-- SHA-1 (FIPS 180-4, section 6.1), which the server does not have built in.
create function uuid_generate_v5(namespace uuid, name text) returns uuid
language plpgsql immutable strict parallel safe
as $$
declare
  mask constant bigint := 4294967295;
  message bytea := uuid_send(namespace) || convert_to(name, getdatabaseencoding());
  size integer := length(message);
  w bigint[];
  h0 bigint := 1732584193;
  h1 bigint := 4023233417;
  h2 bigint := 2562383102;
  h3 bigint := 271733878;
  h4 bigint := 3285377520;
  a bigint; b bigint; c bigint; d bigint; e bigint; t bigint;
  hash bytea;
begin
  message := message || '\x80' || decode(repeat('00', (119 - size % 64) % 64), 'hex')
    || int8send(size * 8::bigint);
  for block in 0 .. length(message) / 64 - 1 loop
    w := null;
    for i in 0 .. 15 loop
      w[i] := (get_byte(message, block * 64 + i * 4)::bigint << 24)
        | (get_byte(message, block * 64 + i * 4 + 1) << 16)
        | (get_byte(message, block * 64 + i * 4 + 2) << 8)
        | get_byte(message, block * 64 + i * 4 + 3);
    end loop;
    for i in 16 .. 79 loop
      t := w[i - 3] # w[i - 8] # w[i - 14] # w[i - 16];
      w[i] := ((t << 1) & mask) | (t >> 31);
    end loop;
    a := h0; b := h1; c := h2; d := h3; e := h4;
    for i in 0 .. 79 loop
      t := ((a << 5) & mask) | (a >> 27);
      if i < 20 then
        t := t + ((b & c) | ((b # mask) & d)) + 1518500249;
      elsif i < 40 then
        t := t + (b # c # d) + 1859775393;
      elsif i < 60 then
        t := t + ((b & c) | (b & d) | (c & d)) + 2400959708;
      else
        t := t + (b # c # d) + 3395469782;
      end if;
      t := (t + e + w[i]) & mask;
      e := d; d := c; c := ((b << 30) & mask) | (b >> 2); b := a; a := t;
    end loop;
    h0 := (h0 + a) & mask;
    h1 := (h1 + b) & mask;
    h2 := (h2 + c) & mask;
    h3 := (h3 + d) & mask;
    h4 := (h4 + e) & mask;
  end loop;
  hash := substr(int8send(h0), 5) || substr(int8send(h1), 5) || substr(int8send(h2), 5)
    || substr(int8send(h3), 5);
  hash := set_byte(hash, 6, (get_byte(hash, 6) & 15) | 80);
  hash := set_byte(hash, 8, (get_byte(hash, 8) & 63) | 128);
  return encode(hash, 'hex')::uuid;
end
$$;

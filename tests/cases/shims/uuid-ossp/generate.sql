-- RFC 9562, appendix A.2 and A.4.
select uuid_generate_v3(uuid_ns_dns(), 'www.example.com') = '5df41881-3aed-3515-88a7-2f4a814cf09e';

select uuid_generate_v5(uuid_ns_dns(), 'www.example.com') = '2ed6657d-e927-568b-95e1-2665a8aea6a2';

select uuid_nil() = '00000000-0000-0000-0000-000000000000';

select array[uuid_ns_dns(), uuid_ns_url(), uuid_ns_oid(), uuid_ns_x500()] = array[
  '6ba7b810-9dad-11d1-80b4-00c04fd430c8', '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  '6ba7b812-9dad-11d1-80b4-00c04fd430c8', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'
]::uuid[];

-- Empty, longer than one block of SHA-1, and not ASCII; as the real one says.
select uuid_generate_v5(uuid_nil(), '') = 'e129f27c-5103-5c5c-844b-cdf0a15e160d'
  and uuid_generate_v3(uuid_nil(), '') = '4ae71336-e44b-39bf-b9d2-752e234818a5';

select uuid_generate_v5(uuid_ns_url(), repeat('x', 39)) = 'f4eaee1e-e483-528b-88bd-6b8932ab6e2b'
  and uuid_generate_v5(uuid_ns_url(), repeat('x', 40)) = 'f562c38a-a8fe-5cdd-b523-6f30cfb54847'
  and uuid_generate_v5(uuid_ns_url(), repeat('x', 1000)) = '68491f23-75a7-557d-943b-00881c13ae1e';

select uuid_generate_v5(uuid_ns_url(), 'straße €') = '50ea602b-b4bf-50c3-b3e2-140251934fb6'
  and uuid_generate_v3(uuid_ns_url(), 'straße €') = '6c99c33e-c00a-30c1-b297-9e4a9321a77e';

select substr(uuid_generate_v4()::text, 15, 1) = '4' and uuid_generate_v4() <> uuid_generate_v4();

select substr(id::text, 15, 1) = '1' and substr(id::text, 20, 1) in ('8', '9', 'a', 'b')
from (values (uuid_generate_v1()), (uuid_generate_v1mc())) made (id);

-- The node of v1mc is marked as made up.
select get_byte(uuid_send(uuid_generate_v1mc()), 10) & 1 = 1;

-- The time in a version 1 is now.
select abs(
  ('x' || substr(id, 16, 3) || substr(id, 10, 4) || substr(id, 1, 8))::bit(60)::bigint / 10000000
    - 12219292800 - extract(epoch from now())
) < 60
from (select uuid_generate_v1()::text as id) made;

select count(distinct uuid_generate_v1()) = 1000 from generate_series(1, 1000);

-- It goes where it is moved, and needs no search_path.
set search_path = '';

select extensions.uuid_generate_v5(extensions.uuid_ns_dns(), 'www.example.com')
  = '2ed6657d-e927-568b-95e1-2665a8aea6a2';

create table public.shim_case (id uuid primary key default extensions.uuid_generate_v4());

insert into public.shim_case default values;

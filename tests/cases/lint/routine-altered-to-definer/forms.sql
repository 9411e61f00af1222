-- before:
create function private.a() returns int language sql as 'select 1';
create function private.b() returns int language sql set search_path = '' as 'select 1';
create function private.c() returns int language sql security definer set search_path = '' as 'select 1';
-- migration:
alter function private.a() security definer; -- expect: routine-altered-to-definer
alter function private.a() security definer set search_path = '';
alter function private.b() security definer;
alter function unknown(int) security definer; -- expect: routine-altered-to-definer
alter function private.c() reset search_path; -- expect: routine-altered-to-definer
alter function private.c() reset all; -- expect: routine-altered-to-definer
alter function private.c() reset all set search_path = '';
alter function private.b() reset search_path;
alter function private.b() security invoker;
alter function private.c() reset work_mem;
alter function private.a() immutable;

-- keel: no-transaction
begin;
create table if not exists public.a (id int);
insert into public.a values (1); -- expect: mixed-no-transaction
commit;
vacuum public.a;

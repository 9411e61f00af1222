-- keel: no-transaction
begin;
create table public.a (id int);
savepoint s;
create table public.b (id int);
release s;
create table public.c (id int);
commit;

-- keel: no-transaction
alter type public.mood add value if not exists 'a';
select 'a'::public.mood;
begin;
alter type public.mood add value if not exists 'b';
commit;
select 'b'::public.mood;
begin;
alter type public.mood add value if not exists 'c';
savepoint a;
select 'c'::public.mood; -- expect: enum-value-used
commit;
begin;
comment on table public.books is 'x';
commit and chain;
alter type public.mood add value if not exists 'd';
select 'd'::public.mood; -- expect: enum-value-used
commit;
alter type public.mood add value if not exists 'e';
select 'e'::public.mood;

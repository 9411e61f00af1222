-- keel: no-transaction
alter type public.mood add value if not exists 'a';
select 'a'::public.mood;
begin;
alter type public.mood add value if not exists 'b';
commit;
select 'b'::public.mood;
begin;
alter type public.mood add value if not exists 'c';
select 'c'::public.mood; -- expect: enum-value-used
commit;

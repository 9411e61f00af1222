-- kind: rollback
alter type public.mood add value 'a';
select 'a'::public.mood; -- expect: enum-value-used

delete from public.loans; -- expect: delete-without-where
delete from public.loans where true; -- expect: delete-without-where
delete from only public.loans where 1 = 1; -- expect: delete-without-where
delete from public.loans where id = 3 or true; -- expect: delete-without-where
delete from public.loans using public.books; -- expect: delete-without-where
with gone as (
  delete from public.loans returning * -- expect: delete-without-where
) select count(*) from gone;
do $$ begin
  delete from books; -- expect: delete-without-where
end $$;
with gone as (delete from public.loans returning *) insert into public.kept select * from gone;
delete from public.loans where id = 1;
delete from public.loans where true and note is null;
create table public.scratch (id bigint primary key);
delete from public.scratch;
create temp table t (a int);
delete from t;
create function private.clear() returns void language sql as 'delete from public.loans';

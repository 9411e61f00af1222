delete from public.loans where id = 1; -- expect: delete-rows
delete from public.loans l using public.books b where b.id = l.book_id and b.stock = 0; -- expect: delete-rows
with gone as (
  -- What is moved is not gone.
  delete from public.loans where note = 'x' returning *
) insert into public.kept select * from gone;
merge into public.books b using public.fresh f on f.id = b.id -- expect: delete-rows
  when matched and f.gone then delete
  when matched then update set stock = f.stock;
-- Another rule tells of these.
delete from public.loans;
delete from public.loans where true;
-- These delete nothing that was there.
merge into public.books b using public.fresh f on f.id = b.id
  when not matched then insert (id, title) values (f.id, f.title);
create table public.scratch (id bigint primary key);
delete from public.scratch where id = 1;
create temp table t (a int);
delete from t where a = 1;

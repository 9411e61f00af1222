create table if not exists public.old_loans (like public.loans);
with gone as (delete from public.loans where id < 10 returning *) insert into public.old_loans select * from gone;
with gone as (delete from public.loans where id < 10) insert into public.old_loans (id) values (1); -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning *) select count(*) from gone; -- expect: delete-rows

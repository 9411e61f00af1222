create table if not exists public.old_loans (like public.loans);
with gone as (delete from public.loans where id < 10 returning *) insert into public.old_loans select * from gone;
with gone as (delete from public.loans where id < 10) insert into public.old_loans (id) values (1); -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning *) select count(*) from gone; -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning id) insert into public.old_loans (id) select id from gone; -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning *) insert into public.old_loans (id) select id from gone; -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning *) insert into public.old_loans select * from gone where id > 5; -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning *) insert into public.old_loans select * from gone limit 1; -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning *) insert into public.old_loans select * from gone on conflict do nothing; -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning *) insert into public.old_loans select gone.* from gone join public.books on true; -- expect: delete-rows
with gone as (delete from public.loans where id < 10 returning id, book_id, reader, lent_at, note) insert into public.old_loans select id, book_id, reader, lent_at, note from gone;

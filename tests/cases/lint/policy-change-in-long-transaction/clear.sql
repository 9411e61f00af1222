update public.loans set note = '' where note is null;
create table public.shelves (id bigint primary key);
alter table public.shelves enable row level security;
create policy shelves_read on public.shelves for select using (true);
update public.loans set note = '' where note is null;
create policy loans_more on public.loans for insert with check (note is not null);
alter table public.authors add column died date;
create index shelves_again on public.shelves (id);
update public.books set stock = 0 where id = 1;
delete from public.books where id in (1, 2);
insert into public.shelves select id from generate_series(1, 9) id;
update public.shelves set id = id + 1;
alter table public.loans alter column note set default '';
-- What locks the same table just as much would do so without the policy.
alter table public.loans alter column note set not null;

alter table public.books alter column title drop not null; -- expect: drop-not-null
alter table public.nobody_knows alter column title drop not null; -- expect: drop-not-null
alter table public.authors alter name drop not null, alter email drop not null; -- expect: drop-not-null
create table public.scratch (id bigint primary key, a int not null);
alter table public.scratch alter column a drop not null;
alter table public.loans add column if not exists due date not null default now();
alter table public.loans alter column due drop not null;

alter domain public.amount drop constraint if exists a;
alter domain public.other add constraint a check (value > 0) not valid; -- expect: alter-without-guard
alter domain public.amount add constraint b check (value > 0) not valid; -- expect: alter-without-guard
alter domain public.amount add constraint c check (value > 0) not valid;
alter domain public.amount drop constraint c;
alter domain public.amount drop constraint d; -- expect: alter-without-guard
alter table public.loans alter column id drop identity if exists;
alter table public.books alter column id add generated always as identity; -- expect: alter-without-guard
alter table public.loans alter column reader add generated always as identity; -- expect: alter-without-guard
alter table public.loans drop column if exists x;
alter table public.loans add column y int; -- expect: alter-without-guard
alter table public.books add column x int; -- expect: alter-without-guard
alter table public.authors drop column z; -- expect: alter-without-guard
alter table public.authors add column if not exists zz int;
alter table public.authors drop constraint q; -- expect: alter-without-guard
alter table public.authors add constraint qq check (born is not null) not valid; -- expect: alter-without-guard

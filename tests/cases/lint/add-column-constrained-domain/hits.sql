-- before:
create domain public.email as text check (value like '%@%');
create domain public.needed as int not null;
create domain public.late as int;
alter domain public.late add constraint positive check (value > 0);
-- migration:
alter table public.loans add column reply_to public.email; -- expect: add-column-constrained-domain
alter table public.loans add column r2 email default 'a@b'; -- expect: add-column-constrained-domain
alter table public.loans add column r3 public.needed; -- expect: add-column-constrained-domain
alter table public.loans add column r4 public.late; -- expect: add-column-constrained-domain

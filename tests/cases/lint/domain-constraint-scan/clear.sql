-- before:
create domain public.unused as int;
create table public.fees (id bigint primary key, due public.amount);
-- migration:
alter domain public.amount add constraint positive check (value > 0) not valid;
alter domain public.amount validate constraint positive;
alter domain public.amount drop not null;
alter domain public.amount set default 1;
alter domain public.amount drop constraint if exists positive;
alter domain public.unused add check (value > 0);
create domain public.fresh as int;
create table public.shelves (id bigint, width public.fresh);
alter domain public.fresh add check (value > 0);
alter domain public.fresh set not null;

-- before:
create table public.fees (id bigint primary key, due public.amount);
-- migration:
alter domain public.amount add constraint positive check (value > 0); -- expect: domain-constraint-scan
alter domain amount add check (value < 1000); -- expect: domain-constraint-scan
alter domain public.amount set not null; -- expect: domain-constraint-scan
alter domain public.unheard_of add constraint c check (value > 0); -- expect: domain-constraint-scan

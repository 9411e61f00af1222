alter table public.books replica identity nothing; -- expect: drop-replica-identity
alter table public.unheard_of replica identity nothing; -- expect: drop-replica-identity
alter table public.loans
  alter note set default '',
  drop constraint loans_pkey; -- expect: drop-replica-identity
alter table public.authors drop column id cascade; -- expect: drop-replica-identity

set statement_timeout = 0;
set lock_timeout = 0;
set idle_in_transaction_session_timeout = 0;
select pg_catalog.set_config('search_path', '', false);
create table public.made (id bigint);
alter table public.made add constraint made_pkey primary key (id);

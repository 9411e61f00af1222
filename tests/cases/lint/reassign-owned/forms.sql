reassign owned by reporting, somebody to postgres; -- expect: reassign-owned
alter table public.books owner to postgres;

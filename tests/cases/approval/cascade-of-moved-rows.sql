with gone as (delete from public.loans where id > 0 returning *)
insert into spare.things (id, label) select id, 'moved' from gone;
-- loses: delete-rows of public.loans
-- loses:   with it public.fines

alter table public.loans add constraint loans_once exclude using btree (book_id with =); -- expect: add-exclusion-constraint
alter table loans add exclude (reader with =) where (note is null); -- expect: add-exclusion-constraint

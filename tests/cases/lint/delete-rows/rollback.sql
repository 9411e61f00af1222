-- kind: rollback
-- before:
insert into public.authors (id, name) overriding system value values (1, 'Ada');
-- migration:
-- Takes back what the migration has inserted.
delete from public.authors where id = 1;

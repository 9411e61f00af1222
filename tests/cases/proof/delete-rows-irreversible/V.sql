-- Rollback: irreversible because old books are gone for good.
delete from public.books where title <> 'keep';

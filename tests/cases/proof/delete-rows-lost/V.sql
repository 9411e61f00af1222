delete from public.books where title <> 'keep';

merge into public.shelves using (values (1)) as new (id) on shelves.id = new.id
  when matched then update set label = 'A';
-- loses: values-lost of public.shelves.label

delete from public.kinds where code = 'new';

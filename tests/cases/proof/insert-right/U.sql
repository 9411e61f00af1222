delete from public.kinds where code in ('new', 'used');

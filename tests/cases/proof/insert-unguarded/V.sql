insert into public.kinds values ('new', 'New');

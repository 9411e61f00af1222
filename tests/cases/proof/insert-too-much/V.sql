insert into public.kinds values ('new', 'New'), ('used', 'Used') on conflict do nothing;

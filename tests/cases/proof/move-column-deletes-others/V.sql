insert into public.notes select id, note from public.books on conflict do nothing;

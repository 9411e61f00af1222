-- Fixture: four people for tests. Their profiles are made by the trigger on auth.users.

insert into auth.users (id, email, raw_user_meta_data) values
  ('a0000000-0000-4000-8000-00000000000a', 'alice@example.com', '{"display_name": "Alice"}'),
  ('a0000000-0000-4000-8000-00000000000b', 'bob@example.com', '{"display_name": "Bob"}'),
  ('a0000000-0000-4000-8000-00000000000c', 'carol@example.com', '{}'),
  ('a0000000-0000-4000-8000-00000000000d', 'dora@example.com', '{"display_name": "Dora (staff)"}')
on conflict (id) do nothing;

insert into private.staff (user_id) values ('a0000000-0000-4000-8000-00000000000d')
on conflict (user_id) do nothing;

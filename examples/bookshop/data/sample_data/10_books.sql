-- Seed: a small catalogue to browse. Real titles; the ISBNs are left out.

insert into public.books (id, title, author, published_year, genre_id)
select v.id, v.title, v.author, v.published_year, g.id
from (values
  ('b0000000-0000-4000-8000-000000000001'::uuid, 'Pride and Prejudice', 'Jane Austen', 1995, 'fiction'),
  ('b0000000-0000-4000-8000-000000000002'::uuid, 'Middlemarch', 'George Eliot', 1994, 'fiction'),
  ('b0000000-0000-4000-8000-000000000003'::uuid, 'Moby-Dick', 'Herman Melville', 2003, 'fiction'),
  ('b0000000-0000-4000-8000-000000000004'::uuid, 'The Hound of the Baskervilles', 'Arthur Conan Doyle', 2001, 'crime'),
  ('b0000000-0000-4000-8000-000000000005'::uuid, 'The Moonstone', 'Wilkie Collins', 1998, 'crime'),
  ('b0000000-0000-4000-8000-000000000006'::uuid, 'The Time Machine', 'H. G. Wells', 2005, 'science-fiction'),
  ('b0000000-0000-4000-8000-000000000007'::uuid, 'Frankenstein', 'Mary Shelley', 2018, 'science-fiction'),
  ('b0000000-0000-4000-8000-000000000008'::uuid, 'Leaves of Grass', 'Walt Whitman', 1986, 'poetry'),
  ('b0000000-0000-4000-8000-000000000009'::uuid, 'The History of the Peloponnesian War', 'Thucydides', 1972, 'history'),
  ('b0000000-0000-4000-8000-000000000010'::uuid, 'On the Origin of Species', 'Charles Darwin', 2009, 'science'),
  ('b0000000-0000-4000-8000-000000000011'::uuid, 'The Book of Household Management', 'Isabella Beeton', 2000, 'cooking'),
  ('b0000000-0000-4000-8000-000000000012'::uuid, 'The Wind in the Willows', 'Kenneth Grahame', 1983, 'children')
) as v (id, title, author, published_year, genre)
join public.genres g on g.slug = v.genre
on conflict (id) do nothing;

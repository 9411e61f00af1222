alter table public.books add constraint books_title_once unique (title); -- expect: add-unique-constraint
alter table books add unique (title, author_id); -- expect: add-unique-constraint
alter table public.books
  add column if not exists part int,
  add constraint u1 unique nulls not distinct (part) include (title) deferrable; -- expect: add-unique-constraint
alter table public.events add constraint events_once unique (happened_at, what); -- expect: add-unique-constraint
alter table public.unheard_of add unique (a); -- expect: add-unique-constraint
alter table only public.books add constraint u2 unique (published); -- expect: add-unique-constraint

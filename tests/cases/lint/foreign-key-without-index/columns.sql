create table public.copies (
  id bigint primary key,
  book_id bigint references public.books (id), -- expect: foreign-key-without-index
  author_id bigint references public.authors (id),
  loan_id bigint unique references public.loans (id),
  event_id bigint,
  event_at timestamptz,
  shelf_id bigint references public.authors (id),
  pages int check (pages > 0),
  brin_id bigint references public.authors (id), -- expect: foreign-key-without-index
  other_id bigint references public.authors (id), -- expect: foreign-key-without-index
  foreign key (event_id, event_at) references public.events (id, happened_at)
);
create index copies_author on public.copies (author_id, loan_id);
create index copies_event on public.copies (event_at, event_id, id);
create index copies_shelf on public.copies (shelf_id) where shelf_id is not null;
create index copies_other on public.copies (other_id) where book_id is not null;
create index copies_brin on public.copies using brin (brin_id);
create index copies_book on public.copies (id, book_id);
alter table public.books add column editor_id bigint references public.authors (id); -- expect: foreign-key-without-index
alter table public.loans add constraint loans_keeper_fkey foreign key (reader) references public.readers (id) not valid; -- expect: foreign-key-without-index

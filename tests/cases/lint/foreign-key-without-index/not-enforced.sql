-- server: 18
create table public.copies (
  id bigint primary key,
  book_id bigint references public.books (id) not enforced,
  author_id bigint references public.authors (id) -- expect: foreign-key-without-index
);

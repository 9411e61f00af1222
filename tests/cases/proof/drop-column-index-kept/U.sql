alter table public.books add column if not exists note text;
create index if not exists books_note_idx on public.books (note);

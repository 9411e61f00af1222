alter table public.books add column if not exists note text;
update public.books t set note = b.note from public.books_note_before b where b.id = t.id;
drop table if exists public.books_note_before;

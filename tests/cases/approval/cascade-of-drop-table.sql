drop table if exists public.books cascade;
-- loses: drop-table of public.books
-- loses: drop-cascade of public.books
-- loses:   with it view public.titles
-- loses:   with it view public.short_titles
-- loses:   with it foreign key loans_book_id_fkey of public.loans
-- loses:   with it foreign key notes_book_id_fkey of public.notes

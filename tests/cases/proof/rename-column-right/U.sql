alter table public.books rename column remark to note;

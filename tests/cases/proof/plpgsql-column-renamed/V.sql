alter table public.books rename column note to remark;

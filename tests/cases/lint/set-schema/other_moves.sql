alter table public.loans rename to lendings;
alter function private.touch() rename to touched;

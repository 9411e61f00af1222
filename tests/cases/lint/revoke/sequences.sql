create table public.scratch (id bigint generated always as identity primary key);
revoke all on public.scratch_id_seq from authenticated;
revoke all on sequence public.scratch_id_seq from authenticated;
revoke all on sequence public.books_id_seq from authenticated; -- expect: revoke

drop rule if exists keep_loans on public.loans; -- expect: drop-rule
drop rule if exists other on public.loans;
create rule other as on delete to public.loans do instead nothing;

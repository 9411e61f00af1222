lock table public.loans in access exclusive mode nowait;
lock table public.books; -- expect: missing-lock-timeout
lock table public.authors nowait;

lock table public.books; -- expect: lock-table
lock public.books in share row exclusive mode nowait; -- expect: lock-table
lock table
  only authors, -- expect: lock-table
  public.loans -- expect: lock-table
  in exclusive mode;

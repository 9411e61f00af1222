-- keel: no-transaction
vacuum full public.books; -- expect: cluster-or-vacuum-full
vacuum (full true, verbose)
  books, -- expect: cluster-or-vacuum-full
  authors; -- expect: cluster-or-vacuum-full
vacuum full; -- expect: cluster-or-vacuum-full
cluster public.books using books_author_id; -- expect: cluster-or-vacuum-full
cluster; -- expect: cluster-or-vacuum-full

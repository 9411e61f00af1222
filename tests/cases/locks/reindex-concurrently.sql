-- alone
-- role index = t_a
-- statement:
reindex index concurrently t_a;

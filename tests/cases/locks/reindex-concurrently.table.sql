-- alone
-- role index = t_a
-- statement:
reindex table concurrently t;

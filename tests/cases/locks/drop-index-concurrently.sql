-- alone
-- role index = t_a
-- statement:
drop index concurrently t_a;

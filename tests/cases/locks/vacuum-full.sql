-- alone
-- statement:
vacuum full t;

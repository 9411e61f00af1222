-- alone
-- statement:
vacuum t;

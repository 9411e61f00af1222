grant select on t to app;
-- statement:
revoke select on t from app;

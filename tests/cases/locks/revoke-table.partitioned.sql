-- role table = parted
-- role partition = p1
grant select on parted to app;
-- statement:
revoke select on parted from app;

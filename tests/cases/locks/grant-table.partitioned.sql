-- role table = parted
-- role partition = p1
-- statement:
grant select on parted to app;

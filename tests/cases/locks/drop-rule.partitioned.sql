-- role table = parted
-- role partition = p1
create rule r as on insert to parted do instead nothing;
-- statement:
drop rule r on parted;

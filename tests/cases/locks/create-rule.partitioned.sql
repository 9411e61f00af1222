-- role table = parted
-- role partition = p1
-- statement:
create rule r as on insert to parted do instead nothing;

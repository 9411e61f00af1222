-- role table = parted
-- role partition = p1
create rule r as on insert to parted do instead nothing;
-- statement:
comment on rule r on parted is 'what it does';

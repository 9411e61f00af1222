-- role table = parted
-- role partition = p1
-- statement:
comment on table parted is 'what it holds';

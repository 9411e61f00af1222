-- role table = parted
-- role partition = p1
-- statement:
comment on column parted.a is 'what it holds';

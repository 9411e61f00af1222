-- role sequence = s
create sequence s;
-- statement:
alter sequence s rename to s2;

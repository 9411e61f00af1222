-- role sequence = s
create sequence s;
-- statement:
alter sequence s increment by 10;

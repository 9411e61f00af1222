-- role sequence = s
create sequence s;
-- statement:
alter sequence s restart with 1000;

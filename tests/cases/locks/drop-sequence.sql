-- role sequence = s
create sequence s;
-- statement:
drop sequence s;

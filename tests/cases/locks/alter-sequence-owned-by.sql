-- role sequence = s
create sequence s;
-- statement:
alter sequence s owned by t.a;

-- role sequence = s
create sequence s;
-- statement:
comment on sequence s is 'what it counts';

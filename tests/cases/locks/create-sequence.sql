-- statement:
create sequence s;

create sequence n;
create domain m as int;

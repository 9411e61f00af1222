update pairs set c = 6; insert into pairs values (1, 'z', 1);

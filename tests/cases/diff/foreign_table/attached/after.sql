create foreign table f (a int) server s; alter table p attach partition f for values in (1);

create foreign table f (a int) server s;

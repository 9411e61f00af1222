create function f() returns bigint language plpgsql as 'begin return (select count(*) from later); end'; create table later (a int);

create table r (id int primary key);
create function f() returns trigger language plpgsql as 'begin return new; end';
create table p (a int not null, b text, r int references r, primary key (a)) partition by list (a);
create index on p (b);
create trigger tr before insert on p for each row execute function f();
create table c (a int not null, b text, r int constraint p_r_fkey references r, primary key (a));
create index on c (b);

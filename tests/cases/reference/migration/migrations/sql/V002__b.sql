-- Purpose: x
insert into books values ('y', 'crime');
insert into genres values ('zines', 'Zines');
update genres set name = 'Zine' where slug = 'zines';

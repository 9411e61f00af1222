insert into books values ('y', 'crime');

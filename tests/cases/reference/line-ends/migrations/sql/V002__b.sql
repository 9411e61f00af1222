insert into genres values ('zines', 'Zines');

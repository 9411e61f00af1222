insert into words values ('two'), (null); delete from words where word = 'one';

-- keel adopt
update sqitch.changes set script_hash = 'abc' where change = 'books';

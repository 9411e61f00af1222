-- keel adopt
update sqitch.changes set script_hash = 'abc', change = 'other' where change = 'books';

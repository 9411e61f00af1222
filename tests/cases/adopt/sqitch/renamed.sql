-- keel adopt
update sqitch.changes set change = 'other' where change = 'books';

set local search_path = nowhere, spare;
drop table if exists things;
-- loses: drop-table of nowhere.things
-- loses: rows-lost of spare.things

-- since: 17
-- role table = parted
-- role partition = p1
create access method heap2_below type table handler heap_tableam_handler;
-- statement:
alter table parted set access method heap2_below;

-- role table = parted
-- role partition = p1
create publication added_below;
-- statement:
alter publication added_below add table parted;

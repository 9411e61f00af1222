\set x 1
insert into things values (:x);

create type r as range (subtype = numeric, multirange_type_name = multirange_of_r);
create table t (a r, b multirange_of_r);

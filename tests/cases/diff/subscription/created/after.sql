create publication p;
create subscription "S" connection '' publication p, q with (connect = false, slot_name = none);
comment on subscription "S" is 'ours';

create subscription s connection 'host=x' publication p with (connect = false, slot_name = none);

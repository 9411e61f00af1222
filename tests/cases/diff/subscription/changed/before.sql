create subscription s connection 'host=x password=secret' publication p with (connect = false, slot_name = none);

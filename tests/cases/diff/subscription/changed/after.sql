create subscription s connection 'host=x password=secret' publication q, p with (connect = false, slot_name = none, binary = true);

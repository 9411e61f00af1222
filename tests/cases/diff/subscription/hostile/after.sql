create subscription "s'; drop table x; --" connection 'password=$$;''' publication "p"";--", "p'q" with (connect = false, slot_name = none);

create rule r as on insert to t do instead nothing;
-- statement:
drop rule r on t;

create rule r as on insert to t do instead nothing;
-- statement:
comment on rule r on t is 'what it does';

ALTER SUBSCRIPTION s DISABLE;
-- data-loss: its slot stays on the publisher, and keeps the log there
ALTER SUBSCRIPTION s SET (slot_name = NONE);
DROP SUBSCRIPTION s;

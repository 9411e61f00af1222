-- may-fail: its connection string is not read: it has to be given
CREATE SUBSCRIPTION "S" CONNECTION '' PUBLICATION p, q WITH (connect = false, slot_name = NONE, binary = false, synchronous_commit = 'off');
COMMENT ON SUBSCRIPTION "S" IS 'ours';

-- may-fail: its connection string is not read: it has to be given
CREATE SUBSCRIPTION "S" CONNECTION '' PUBLICATION p, q WITH (connect = false, slot_name = NONE, binary = false, synchronous_commit = 'off', two_phase = false, disable_on_error = false, streaming = parallel, password_required = true, run_as_owner = false, origin = any, failover = false);
COMMENT ON SUBSCRIPTION "S" IS 'ours';

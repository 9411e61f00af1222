-- may-fail: its connection string is not read: it has to be given
CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = false, slot_name = 't', binary = false, synchronous_commit = 'off', two_phase = true, disable_on_error = false, streaming = parallel, password_required = true, run_as_owner = false, origin = any, failover = true);

set session_replication_role = 'replica'; -- expect: session-replication-role
set session_replication_role = origin;
reset session_replication_role;
select set_config('session_replication_role', 'replica', true); -- expect: session-replication-role

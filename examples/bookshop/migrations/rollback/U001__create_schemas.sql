-- Undoes V001: functions are open to everybody again, and schema private goes.

alter default privileges for role postgres grant execute on functions to public;

drop schema if exists private;

ALTER SUBSCRIPTION s SET (disable_on_error = false, password_required = true, run_as_owner = false, origin = any);

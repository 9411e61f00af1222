ALTER SUBSCRIPTION s SET (disable_on_error = true, password_required = false, run_as_owner = true, origin = none);

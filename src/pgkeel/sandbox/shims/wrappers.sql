-- comment: Foreign data wrappers developed by Supabase
-- version: 0.5.7
-- relocatable: false
-- faithful: stub
-- says: It is empty: handlers cannot be written in SQL, so CREATE FOREIGN DATA WRAPPER fails.

-- Nothing to make: a handler returns fdw_handler, a type that only functions in C may return.

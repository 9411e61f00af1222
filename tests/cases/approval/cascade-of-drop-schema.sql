drop schema if exists spare cascade;
-- loses: drop-schema of spare
-- loses:   with it spare.things

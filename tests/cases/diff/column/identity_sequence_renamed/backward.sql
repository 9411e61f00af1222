ALTER SEQUENCE public."Other" RENAME TO t_a_seq;

create sequence s as int increment by 2 minvalue 5 maxvalue 100 start with 7 cache 3 cycle;

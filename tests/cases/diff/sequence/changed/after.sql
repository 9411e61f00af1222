create sequence s increment by 5 cache 10;

create sequence a_seq; create table z (a int default nextval('a_seq')); alter sequence a_seq owned by z.a; alter table z owner to keel_owner;

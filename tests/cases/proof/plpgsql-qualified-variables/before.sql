create table loans (id bigint generated always as identity primary key, reader text, due date);

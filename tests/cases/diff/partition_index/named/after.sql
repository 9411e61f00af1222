create index own on p1 (a); create index whole on p (a);

create index whole on p (a);

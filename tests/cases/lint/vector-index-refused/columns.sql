create table a (n vector, s vector(3), l vector(2001), h halfvec(3000), hh halfvec(4001), p sparsevec(5), q extensions.vector(3));
create index a1 on a using hnsw (n vector_l2_ops); -- expect: vector-index-refused
create index a2 on a using ivfflat (n); -- expect: vector-index-refused
create index a3 on a using hnsw (s); -- expect: vector-index-refused
create index a4 on a using ivfflat (s);
create index a5 on a using hnsw (s vector_cosine_ops);
create index a6 on a using hnsw (l vector_l2_ops); -- expect: vector-index-refused
create index a7 on a using hnsw (h halfvec_l2_ops);
create index a8 on a using hnsw (hh halfvec_l2_ops); -- expect: vector-index-refused
create index a9 on a using ivfflat (h); -- expect: vector-index-refused
create index b1 on a using hnsw (q); -- expect: vector-index-refused
create index b2 on a using hnsw ((n::halfvec(3)) halfvec_l2_ops);
create index b3 on unknown using hnsw (s);
create index b4 on a (s);

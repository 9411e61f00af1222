create index a on books using ivfflat (stock); -- expect: vector-index-for-unsaid-distance
create index b on books using ivfflat (stock vector_l2_ops);
create index c on books using hnsw (stock);
create index d on books (stock);

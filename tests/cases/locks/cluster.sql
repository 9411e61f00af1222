-- statement:
cluster t using t_a;

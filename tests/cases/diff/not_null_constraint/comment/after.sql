comment on constraint t_a_not_null on t is 'always known';

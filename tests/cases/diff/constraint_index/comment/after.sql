comment on index t_key is 'the index';
comment on constraint t_key on t is 'the constraint';

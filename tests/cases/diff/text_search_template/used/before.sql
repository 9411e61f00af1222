create text search template t (init = dsimple_init, lexize = dsimple_lexize);
create text search dictionary d (template = t, stopwords = 'english');

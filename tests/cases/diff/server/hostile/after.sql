create foreign data wrapper w;
create server "s;""x" foreign data wrapper w options ("a b" 'c''d');

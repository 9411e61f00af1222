create foreign table f (b text) inherits (t) server s options (x 'y');

-- keel adopt --map map.txt
update graphile_migrate.migrations set previous_hash = null; update graphile_migrate.migrations set hash = 'sha1:abc' where filename like '000003%'; update graphile_migrate.migrations m set previous_hash = (select hash from graphile_migrate.migrations p where p.filename < m.filename order by p.filename desc limit 1);

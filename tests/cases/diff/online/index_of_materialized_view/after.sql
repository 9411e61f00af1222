create unique index mi on m (a);

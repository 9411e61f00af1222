create type later; comment on type later is 'to come';

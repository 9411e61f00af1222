alter table shop.authors add constraint authors_name_key unique (name) deferrable;

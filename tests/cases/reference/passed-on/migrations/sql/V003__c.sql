-- Purpose: writes that no text shows.
-- Rollback: irreversible because it is a test
insert into shop.kinds values ('noir', 'Noir');
insert into books values ('Solaris', 'sf');
delete from shop.lands where code <> '';

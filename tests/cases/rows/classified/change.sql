update people set secret = 'hidden-three' where email like 'ada%'; delete from people where email like 'ben%'; insert into people values ('eve@shop.test', 'hidden-four');

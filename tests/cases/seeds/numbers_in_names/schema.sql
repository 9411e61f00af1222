create table "2024_sales" (id int primary key); create table sales (id int primary key); create schema "7up"; create table "7up".cans (id int primary key);

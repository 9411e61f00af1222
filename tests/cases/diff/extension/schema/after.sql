create schema x;
create extension citext schema x;

create schema analytics;
alter table analytics.d add column e int;

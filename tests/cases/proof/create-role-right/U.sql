drop role if exists helper;

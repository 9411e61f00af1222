CREATE TYPE public."e;""x" AS ENUM (''';drop', '☃');

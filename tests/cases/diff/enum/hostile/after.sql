create type "e;""x" as enum (''';drop', '☃');

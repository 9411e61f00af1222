create publication p for table only t;

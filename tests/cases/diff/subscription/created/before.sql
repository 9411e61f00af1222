create publication p;

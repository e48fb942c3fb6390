# message: bad values are accepted
%%writefile values.schema.json
{"title": "service"}

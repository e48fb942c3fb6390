%%writefile values.schema.json
{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "required": ["image", "resources", "storage", "security"],
  "properties": {
    "image": {"type": "object", "required": ["repository", "tag"], "properties": {
      "repository": {"type": "string", "pattern": "."},
      "tag": {"allOf": [{"type": "string", "pattern": "."}, {"not": {"enum": ["latest"]}}]}}},
    "resources": {"type": "object", "required": ["limits"], "properties": {"limits": {
      "type": "object", "required": ["cpu", "memory"],
      "properties": {"memory": {"type": "string", "pattern": "^[1-9]\\d*[MGT]i$"}}}}},
    "storage": {"oneOf": [
      {"type": "object", "required": ["enabled"], "properties": {"enabled": {"const": false}}},
      {"type": "object", "required": ["enabled", "size"], "properties": {
        "enabled": {"const": true}, "size": {"type": "string", "pattern": "^[1-9][0-9]*(Mi|Gi|Ti)$"}}}]},
    "security": {"type": "object", "required": ["runAsUser", "runAsNonRoot"], "properties": {
      "runAsUser": {"type": "integer", "exclusiveMinimum": 0}, "runAsNonRoot": {"enum": [true]}}},
    "init": {"properties": {"script": {"anyOf": [{"const": ""}, {"type": "string", "pattern": "^https://"}]}}}
  }
}

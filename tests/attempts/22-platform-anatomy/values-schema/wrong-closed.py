# message: a further key `replicas`
%%writefile values.schema.json
{
  "type": "object", "required": ["image", "resources", "storage", "security"],"additionalProperties": false,
  "properties": {
    "image": {"type": "object", "required": ["repository", "tag"],
      "properties": {"repository": {"type": "string", "minLength": 1}, "tag": {"type": "string", "minLength": 1, "not": {"const": "latest"}}}},
    "resources": {"type": "object", "required": ["limits"], "properties": {"limits": {"type": "object", "required": ["cpu", "memory"],
      "properties": {"memory": {"type": "string", "pattern": "^[1-9][0-9]*(Mi|Gi|Ti)$"}}}}},
    "storage": {"type": "object", "required": ["enabled"],
      "properties": {"enabled": {"type": "boolean"}, "size": {"type": "string", "pattern": "^[1-9][0-9]*(Mi|Gi|Ti)$"}},
      "if": {"properties": {"enabled": {"const": true}}}, "then": {"required": ["size"]}},
    "security": {"type": "object", "required": ["runAsNonRoot", "runAsUser"],
      "properties": {"runAsNonRoot": {"const": true}, "runAsUser": {"type": "integer", "minimum": 1}}},
    "init": {"type": "object", "properties": {"script": {"type": "string", "pattern": "^(https://.*)?$"}}}
  }
}

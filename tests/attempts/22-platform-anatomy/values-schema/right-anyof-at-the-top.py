%%writefile values.schema.json
{"allOf": [
  {"required": ["image", "resources", "storage", "security"]},
  {"properties": {"image": {"required": ["repository", "tag"], "properties": {
     "repository": {"type": "string", "minLength": 1},
     "tag": {"type": "string", "pattern": "^(?!latest$).+$"}}}}},
  {"properties": {"resources": {"required": ["limits"], "properties": {"limits": {"required": ["memory", "cpu"],
     "properties": {"cpu": {"anyOf": [{"type": "number"}, {"type": "string"}]},
                    "memory": {"type": "string", "pattern": "^[0-9]+(Mi|Gi|Ti)$"}}}}}}},
  {"properties": {"storage": {"required": ["enabled"], "properties": {"enabled": {"type": "boolean"}},
     "anyOf": [{"properties": {"enabled": {"const": false}}},
               {"required": ["size"], "properties": {"size": {"type": "string", "pattern": "^[0-9]+(Mi|Gi|Ti)$"}}}]}}},
  {"properties": {"security": {"required": ["runAsNonRoot", "runAsUser"],
     "properties": {"runAsNonRoot": {"const": true}, "runAsUser": {"type": "integer", "minimum": 1}}}}},
  {"properties": {"init": {"properties": {"script": {"pattern": "^(https://|$)"}}}}}
]}

%%writefile manifests.yaml
{
 "apiVersion": "autoscaling/v2",
 "kind": "HorizontalPodAutoscaler",
 "metadata": {
  "name": "isicoder"
 },
 "spec": {
  "scaleTargetRef": {
   "apiVersion": "apps/v1",
   "kind": "Deployment",
   "name": "isicoder"
  },
  "minReplicas": 5,
  "maxReplicas": 10,
  "metrics": [
   {
    "type": "Resource",
    "resource": {
     "name": "cpu",
     "target": {
      "type": "Utilization",
      "averageUtilization": 60
     }
    }
   }
  ]
 }
}
---
{
 "apiVersion": "apps/v1",
 "kind": "Deployment",
 "metadata": {
  "name": "isicoder"
 },
 "spec": {
  "selector": {
   "matchLabels": {
    "app": "isicoder"
   }
  },
  "template": {
   "metadata": {
    "labels": {
     "app": "isicoder",
     "version": "2026.1.0"
    }
   },
   "spec": {
    "containers": [
     {
      "name": "isicoder",
      "image": "registry.statland.example/isicoder@sha256:ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12",
      "ports": [
       {
        "name": "http",
        "containerPort": 8000
       }
      ],
      "env": [
       {
        "name": "ISICODER_VERSION",
        "valueFrom": {
         "configMapKeyRef": {
          "name": "isicoder",
          "key": "ISICODER_VERSION"
         }
        }
       },
       {
        "name": "ISICODER_POLICY",
        "value": "/etc/isicoder/"
       },
       {
        "name": "ISICODER_DATABASE",
        "valueFrom": {
         "secretKeyRef": {
          "name": "isicoder-database",
          "key": "address"
         }
        }
       }
      ],
      "livenessProbe": {
       "httpGet": {
        "path": "/health",
        "port": 8000
       },
       "periodSeconds": 10,
       "failureThreshold": 3
      },
      "readinessProbe": {
       "httpGet": {
        "path": "/ready",
        "port": 8000
       }
      },
      "resources": {
       "requests": {
        "cpu": 0.25,
        "memory": "307200Ki"
       },
       "limits": {
        "cpu": "1",
        "memory": 419430400
       }
      },
      "volumeMounts": [
       {
        "name": "rules",
        "mountPath": "/etc/isicoder/routing-policy.json",
        "subPath": "routing-policy.json"
       }
      ],
      "securityContext": {
       "runAsNonRoot": true,
       "runAsUser": 10001,
       "allowPrivilegeEscalation": false,
       "capabilities": {
        "drop": [
         "ALL"
        ]
       }
      },
      "startupProbe": {
       "httpGet": {
        "path": "/health",
        "port": "http"
       },
       "failureThreshold": 30
      }
     }
    ],
    "volumes": [
     {
      "name": "rules",
      "configMap": {
       "name": "isicoder",
       "items": [
        {
         "key": "routing-policy.json",
         "path": "routing-policy.json"
        }
       ]
      }
     }
    ]
   }
  },
  "strategy": {
   "type": "RollingUpdate",
   "rollingUpdate": {
    "maxUnavailable": 0,
    "maxSurge": 1
   }
  }
 }
}
---
{
 "apiVersion": "v1",
 "kind": "Service",
 "metadata": {
  "name": "isicoder"
 },
 "spec": {
  "selector": {
   "app": "isicoder"
  },
  "ports": [
   {
    "port": 80,
    "targetPort": "http"
   }
  ]
 }
}
---
{
 "apiVersion": "v1",
 "kind": "ConfigMap",
 "metadata": {
  "name": "isicoder"
 },
 "data": {
  "ISICODER_VERSION": "2026.1.0",
  "ISICODER_MAX_ACTIVE": "8",
  "routing-policy.json": "{}"
 }
}

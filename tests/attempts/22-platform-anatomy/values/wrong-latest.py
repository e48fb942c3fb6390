# message: tomorrow that is another image
%%writefile values.yaml
image:
  repository: registry.statland.example/jupyter-python
  tag: latest
resources:
  limits:
    cpu: 2
    memory: 4Gi
storage:
  enabled: true
  size: 10Gi
security:
  runAsNonRoot: true
  runAsUser: 1000
init:
  script: ""

%%writefile values.yaml
image: {repository: registry.statland.example/jupyter-python, tag: '2026.02'}
resources:
  limits: {cpu: 2, memory: 4Gi}
storage: {enabled: yes, size: 10Gi}
security: {runAsNonRoot: true, runAsUser: 1000}
init:
  script:

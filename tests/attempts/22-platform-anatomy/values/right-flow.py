%%writefile values.yaml
init: {script: ''}
security: {runAsUser: 1000, runAsNonRoot: yes}
storage: {size: "10Gi", enabled: True, class: fast}
resources: {limits: {memory: '4Gi', cpu: "2"}, requests: {cpu: 500m, memory: 1Gi}}
image: {tag: '2026.02', repository: "registry.statland.example/jupyter-python", pullPolicy: IfNotPresent}

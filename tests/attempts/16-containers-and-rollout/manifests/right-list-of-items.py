%%writefile manifests.yaml
apiVersion: v1
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: isicoder}
  spec:
    selector:
      matchLabels: {app: isicoder}
    template:
      metadata:
        labels: {app: isicoder}
      spec:
        containers:
        - env:
          - {name: ISICODER_POLICY, value: /config}
          - name: ISICODER_DATABASE
            valueFrom:
              secretKeyRef: {key: address, name: isicoder-database}
          envFrom:
          - configMapRef: {name: isicoder}
          image: registry.statland.example/isicoder:2026.1.0
          livenessProbe:
            httpGet: {path: /health, port: http}
          name: isicoder
          ports:
          - {containerPort: 8000, name: http}
          readinessProbe:
            httpGet: {path: /ready, port: http}
          resources:
            limits: {memory: 400Mi}
            requests: {cpu: 250m, memory: 300Mi}
          volumeMounts:
          - {mountPath: /config, name: p}
        securityContext: {runAsNonRoot: true}
        volumes:
        - name: p
          projected:
            sources:
            - configMap: {name: isicoder}
- apiVersion: autoscaling/v2
  kind: HorizontalPodAutoscaler
  metadata: {name: isicoder}
  spec:
    maxReplicas: 10
    metrics:
    - resource:
        name: cpu
        target: {averageUtilization: 60, type: Utilization}
      type: Resource
    minReplicas: 5
    scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: isicoder}
- apiVersion: v1
  data: {ISICODER_MAX_ACTIVE: '8', ISICODER_VERSION: 2026.1.0, routing-policy.json: '{}'}
  kind: ConfigMap
  metadata: {name: isicoder}
- apiVersion: v1
  kind: Service
  metadata: {name: isicoder}
  spec:
    ports:
    - {port: 80, targetPort: http}
    selector: {app: isicoder}
kind: List

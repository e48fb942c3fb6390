# message: the ConfigMap is mounted at no path
%%writefile manifests.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: isicoder
data:
  ISICODER_VERSION: 2026.1.0
  ISICODER_MAX_ACTIVE: '8'
  routing-policy.json: '{}'
---
apiVersion: v1
kind: Service
metadata:
  name: isicoder
spec:
  selector:
    app: isicoder
  ports:
  - port: 80
    targetPort: http
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: isicoder
spec:
  selector:
    matchLabels:
      app: isicoder
  template:
    metadata:
      labels:
        app: isicoder
    spec:
      volumes:
      - name: policy
        configMap: isicoder
      securityContext:
        runAsNonRoot: true
      containers:
      - name: isicoder
        image: registry.statland.example/isicoder:2026.1.0
        ports:
        - name: http
          containerPort: 8000
        envFrom:
        - configMapRef:
            name: isicoder
        env:
        - name: ISICODER_POLICY
          value: /policy
        - name: ISICODER_DATABASE
          valueFrom:
            secretKeyRef:
              name: isicoder-database
              key: address
        livenessProbe:
          httpGet:
            path: /health
            port: http
        readinessProbe:
          httpGet:
            path: /ready
            port: http
        resources:
          requests:
            cpu: 250m
            memory: 300Mi
          limits:
            memory: 400Mi
        volumeMounts:
        - name: policy
          mountPath: /policy
          readOnly: true
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: isicoder
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: isicoder
  minReplicas: 5
  maxReplicas: 10
  metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 60

text = colleague_text
text = text.replace("isi-coder", "isicoder").replace("isicoder-service", "isicoder").replace("400m", "400Mi")
text = text.replace("/ready", "/x").replace("/health", "/ready").replace("/x", "/health")
rows = [row for row in text.splitlines() if "Winter2025" not in row]
at = next(n for n, row in enumerate(rows) if "ISICODER_POLICY" in row)
rows.insert(at, """            - name: ISICODER_DATABASE
              valueFrom: {secretKeyRef: {name: isicoder-database, key: address}}""")
mended = {document["kind"]: document for document in yaml.safe_load_all("\n".join(rows))}

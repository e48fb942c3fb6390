%%writefile Containerfile

from registry.statland.example/mirror/python@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef as base
workdir /code
run --mount=type=bind,source=requirements.txt,target=/tmp/requirements.txt pip install -r /tmp/requirements.txt
copy *.py README.md .
add model/model.skops /code/model/
env ISICODER_MODEL model
env UVICORN_HOST=0.0.0.0
run useradd --uid 10001 service
user 10001
cmd ["sh", "-c", "exec uvicorn service:app --port 8000"]

%%writefile Containerfile

# syntax=docker/dockerfile:1
ARG PYTHON=3.13.5
FROM python:${PYTHON}-slim-bookworm AS build
RUN python -m venv /opt/venv && \
    /opt/venv/bin/pip install --upgrade pip
# the list first
COPY ["requirements.txt", "/tmp/"]
RUN /opt/venv/bin/pip install \
      --no-cache-dir \
      # exact versions
      -r /tmp/requirements.txt

FROM python:${PYTHON}-slim-bookworm
ENV PATH="/opt/venv/bin:$PATH" PYTHONUNBUFFERED=1 ISICODER_MODEL=/srv/models/current
COPY --from=build /opt/venv /opt/venv
WORKDIR /srv/service
COPY --chown=1001:1001 service.py engine.py plumbing.py single.py batch.py /srv/service/
COPY --chown=1001:1001 probes.py v2.py replay.py limits.py isic5.py ./
COPY model/model.skops /srv/models/current/model.skops
EXPOSE 8000
USER 1001:1001
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health')"]
ENTRYPOINT ["python", "-m", "uvicorn"]
CMD ["service:app", "--host=0.0.0.0", "--port=8000"]

%%writefile Containerfile
# the image of the coding service: one instruction a line, such as FROM, WORKDIR, COPY, RUN
ARG VERSION=3.12.11
FROM docker.io/library/python:${VERSION}-slim-bookworm
ENV PYTHONUNBUFFERED=1 \
    ISICODER_MODEL=/opt/isicoder
WORKDIR /srv/app
COPY requirements.txt /tmp/requirements.txt
RUN pip install uv==0.9.5 && uv pip install --system -r /tmp/requirements.txt
COPY model/model.skops /opt/isicoder/model.skops
COPY --chown=1000:1000 *.py ./
USER 1000:1000
EXPOSE 8000
CMD exec python -m uvicorn service:app --host=0.0.0.0 --port=8000

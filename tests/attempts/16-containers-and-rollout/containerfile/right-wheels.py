%%writefile Containerfile

FROM python:3.11.13 AS wheels
WORKDIR /w
COPY requirements.txt .
RUN pip wheel -r requirements.txt -w /wheels

FROM python:3.11.13-slim AS final
ARG UID=1500
WORKDIR /app
COPY --from=wheels /wheels /wheels
RUN pip install --no-index /wheels/*.whl && rm -rf /wheels
COPY ./*.py /app/
COPY ./model/model.skops ./model/
ENV ISICODER_MODEL=/app/model/
USER ${UID}
CMD ["uvicorn","--host","0.0.0.0","service:app"]

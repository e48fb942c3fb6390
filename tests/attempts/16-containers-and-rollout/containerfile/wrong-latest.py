# message: another day that name stands
%%writefile Containerfile
# the image of the coding service: one instruction a line, such as FROM, WORKDIR, COPY, RUN
FROM python:latest
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY *.py ./
COPY model/model.skops model/
ENV ISICODER_MODEL=/app/model
USER 10001
CMD ["uvicorn", "service:app", "--host", "0.0.0.0", "--port", "8000"]

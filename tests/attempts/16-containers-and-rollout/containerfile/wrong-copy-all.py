# message: the image holds `.env`
%%writefile Containerfile
# the image of the coding service: one instruction a line, such as FROM, WORKDIR, COPY, RUN
FROM python:3.12.11-slim
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
COPY model/model.skops model/
ENV ISICODER_MODEL=/app/model
USER 10001
CMD ["uvicorn", "service:app", "--host", "0.0.0.0", "--port", "8000"]

# message: the needed `model/model.skops` is left out
%%writefile .containerignore
**/.env*
**/*.pem
**/*.key
**/*.csv
**/*.parquet
**/*.ipynb
**/*.db
**/*.log
data
model
**/.git
**/.venv
**/__pycache__

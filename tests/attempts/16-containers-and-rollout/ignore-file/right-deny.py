%%writefile .containerignore

# secrets
**/.env*
**/*.pem
**/*.key
# answers
**/*.csv
**/*.parquet
**/*.ipynb
**/*.db
**/*.log
data/
model/*
!model/model.skops
# not ours
**/.git
**/.venv
**/__pycache__

# message: old or foreign
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
model/*
!model/model.skops

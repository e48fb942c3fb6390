# message: a secret
%%writefile .containerignore
.env*
*.pem
*.key
*.csv
*.parquet
*.ipynb
*.db
*.log
data
model/*
!model/model.skops
.git
.venv
__pycache__

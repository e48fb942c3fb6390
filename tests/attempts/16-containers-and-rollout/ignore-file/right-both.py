%%writefile .containerignore

.*
**/.*
*/**
*.csv
*.parquet
*.ipynb
*.db
*.log
*.key
*.pem
__pycache__
!model/model.skops

# message: in next month's folder
%%writefile .containerignore
data
extract.csv
explore.ipynb
docs/examples
codes.db
tests
model/*
!model/model.skops
.git
.venv
__pycache__
.env
.env.production
deploy
signing.pem

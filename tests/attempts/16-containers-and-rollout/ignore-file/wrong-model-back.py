# message: model/training-sample.csv
%%writefile .containerignore
*
!*.py
!requirements.txt
!model

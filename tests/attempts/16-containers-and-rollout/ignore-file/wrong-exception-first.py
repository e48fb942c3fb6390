# message: the needed `service.py` is left out
%%writefile .containerignore
!*.py
!requirements.txt
!model/model.skops
*

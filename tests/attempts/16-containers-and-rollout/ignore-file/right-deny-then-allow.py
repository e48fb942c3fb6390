%%writefile .containerignore

**
!/*.py
!README.md
!requirements.txt
!model/
model/**
!model/model.skops

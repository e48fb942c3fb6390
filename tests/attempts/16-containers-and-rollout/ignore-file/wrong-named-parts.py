# message: in next month's folder the needed
%%writefile .containerignore
*
!service.py
!engine.py
!plumbing.py
!single.py
!batch.py
!probes.py
!v2.py
!replay.py
!limits.py
!isic5.py
!requirements.txt
!model/model.skops

# message: `owner` stands twice
contract = """
product: ISICoder
from_role: data scientist
to_role: backend engineer
input: isicoder-model
owner: S060
owner: S010
deputy: S013
approver: S012
contact: isicoder@stat.example
service_level:
  answers_an_hour: 3000
  available_percent: 99.5
rollback:
  to: the version that was running before the latest release
  within_minutes: 60
  codes_written_since: Code again
review_date: 2027-04-01
"""

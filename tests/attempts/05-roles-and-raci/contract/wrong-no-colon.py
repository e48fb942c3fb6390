# message: in the line `owner S060` the text is not YAML
contract = """
product: ISICoder
from_role: data scientist
to_role: backend engineer
input: isicoder-model
owner S060
deputy: S010
approver: S012
contact: isicoder@stat.example
service_level:
  answers_an_hour: 3000
  available_percent: 99.5
rollback:
  to: last approved version
  within_minutes: 60
  codes_written_since: code again
review_date: 2027-04-01
"""

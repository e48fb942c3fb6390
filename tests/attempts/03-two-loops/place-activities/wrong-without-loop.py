# message: a pair such as
places = dict(A03="3.2", A10="8.1", A12="3.6", A17="3.7", A19="7.2", A20="5.8")
phases = dict(
    A03="modelling", A09="data understanding", A10="monitoring", A12="evaluation", A17="deployment"
)

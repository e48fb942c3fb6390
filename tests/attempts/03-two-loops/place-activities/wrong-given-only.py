# message: places has no entry for A03
places = given_places
phases = {}

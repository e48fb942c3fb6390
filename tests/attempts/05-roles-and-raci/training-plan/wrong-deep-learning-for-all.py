# message: deep learning closes no gap
plan = {
    "C01": [person for person in people if staff.set_index("staff_id").loc[person, "days"] >= 10][
        :30
    ]
}

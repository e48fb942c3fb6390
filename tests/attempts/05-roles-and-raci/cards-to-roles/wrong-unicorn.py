# message: name one role, or two: who does it all is nobody
roles = {
    "T02": "business stakeholder + data scientist + backend engineer + DevOps engineer + ML engineer",
    "T05": "business stakeholder + data scientist + backend engineer + DevOps engineer + ML engineer",
    "T11": "business stakeholder + data scientist + backend engineer + DevOps engineer + ML engineer",
    "T15": "business stakeholder + data scientist + backend engineer + DevOps engineer + ML engineer",
    "T19": "business stakeholder + data scientist + backend engineer + DevOps engineer + ML engineer",
    "T21": "business stakeholder + data scientist + backend engineer + DevOps engineer + ML engineer",
    "T24": "business stakeholder + data scientist + backend engineer + DevOps engineer + ML engineer",
}

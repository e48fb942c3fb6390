"""Grading: where a submission goes, and what may touch it.

    submitted/<learner>/<module>/           what was handed in; read, never changed, never run
        |  reading    finds the cells, in whatever form they came
        |  intake     puts the answers into the teacher's notebook; notes every repair
        v
    a folder of its own, thrown away        the rebuilt notebook stays outside the box;
        |                                   inside: the given files (read-only), the learner's files
        |  run        sends one cell after the other to a kernel, and has each check judged
        v
    kernel in the box                       no network, no course, no gradebook, no check, no other
        |                                   submission; runs the given cells and the learner's code
        |                                   (provisioner asks warm for a fork; box shuts it in)
        |  exchange   answers travel as plain data
        v
    judge                                   runs the checks where no learner's code ever is
        |
        v
    the executed notebook                   as text, back to the one process that writes
        |  classroom  one after the other, whole or not at all
        v
    gradebook.db, autograded/, feedback/    gradebook: nbgrader's own scores; report: for people

`nbgrader_settings` and `preprocessors` make plain `nbgrader autograde`, Formgrader and
`nbgrader generate_feedback` use the same kernel, verdict and care. `workers` spreads submissions
over processes or a Dask cluster; `messages` says what of a failed check a learner may read;
`own_work` is the learner's `mlcapacity check`.
"""

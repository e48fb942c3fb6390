"""Grading: where a submission goes, and what may touch it.

    submitted/<learner>/<module>/           what was handed in; read, never changed, never run
        |  reading    finds the cells, in whatever form they came
        |  intake     puts the answers into the teacher's notebook; notes every repair
        v
    a folder of its own, thrown away        the rebuilt notebook stays outside the box;
        |                                   inside: the given files (read-only), the learner's files
        |  run        sends one cell after the other to a kernel
        v
    kernel in the box                       no network, no course, no gradebook, no other submission
        |                                   (provisioner asks warm for a fork; box shuts it in)
        |  referee    inside the kernel: runs the checks where answers cannot reach them, signs
        |             each that passed; only what it has signed counts
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

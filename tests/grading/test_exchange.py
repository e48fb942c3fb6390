"""Answers reach the judge as what they are, and as nothing else."""

from __future__ import annotations

import collections
import datetime
import decimal
import enum
import fractions
import linecache
import os
import pickle

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from mlcapacity.grading import exchange


class Kernel:
    """A learner's kernel and the judge beside it, in one process."""

    def __init__(self, **names):
        self.names, self.keeper = names, exchange.Keeper()
        self.judge = exchange.Judge(lambda request: self.keeper.answer(request, self.names))

    def get(self, value):
        self.names["value"] = value
        return self.judge.name("value")


def same(found, wanted):
    if isinstance(wanted, pd.DataFrame):
        pd.testing.assert_frame_equal(found, wanted)
    elif isinstance(wanted, pd.Series):
        pd.testing.assert_series_equal(found, wanted)
    elif isinstance(wanted, pd.Index):
        pd.testing.assert_index_equal(found, wanted)
    elif isinstance(wanted, np.ndarray):
        np.testing.assert_array_equal(found, wanted)
        assert found.dtype == wanted.dtype
    else:
        assert found == wanted and type(found) is type(wanted)


STAMPS = pd.to_datetime(["2024-01-01", None])
VALUES = [
    *(None, True, 3, 2.5, 1 + 2j, "café", b"x", [1, "a"], (1, (2,)), {1, 2}, frozenset("a")),
    *({"a": [{"b": 2}]}, range(3), slice(1, 2), 10**30, "\ud800"),
    *(datetime.date(2024, 1, 1), datetime.timedelta(1, 2), decimal.Decimal("1.5")),
    *(fractions.Fraction(1, 3), datetime.datetime(2024, 1, 1, 3), np.float64(2.5), np.bool_(True)),
    *(np.arange(6).reshape(2, 3), np.array(["a", "b"]), np.array([1.5, None], dtype=object)),
    *(np.array([], dtype=float), np.datetime64("2024-01-01"), pd.Timestamp("2024-01-01")),
    *(pd.Timedelta("1D"), pd.Period("2024-01", freq="M"), pd.Index(["a"], name="n")),
    pd.cut(pd.Series([0.1, 0.5]), [0.0, 0.3, 1.0]).value_counts().reset_index(name="n"),
    *(pd.RangeIndex(3), pd.MultiIndex.from_tuples([(1, "a")], names=["x", None])),
    *(pd.Series([1, 2], index=["a", "b"], name="n"), pd.Series(["a", None], dtype="str")),
    *(pd.Series(STAMPS), pd.Series(STAMPS.tz_localize("Europe/Paris"))),
    *(pd.Series([1, None], dtype="Int64"), pd.Series([True, None], dtype="boolean")),
    *(pd.Series(["b", "a"], dtype="category"), pd.Series([1, "a", None])),
    *(pd.DataFrame({"a": [1], "b": ["x"]}), pd.DataFrame(), pd.DataFrame([[1, 2]], columns=list("aa"))),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}")
def test_a_plain_value_arrives_as_it_is(value):
    same(Kernel().get(value), value)


def test_missing_values_stay_themselves():
    kernel = Kernel()
    assert kernel.get(pd.NA) is pd.NA and kernel.get(pd.NaT) is pd.NaT
    assert np.isnan(kernel.get(float("nan")))


class Always(float):
    def __eq__(self, other):
        return True

    def __float__(self):
        return 99.0


class Table(pd.DataFrame):
    def equals(self, other):
        return True


class Route(enum.StrEnum):
    coder = "coder"


def test_what_only_inherits_from_a_plain_type_arrives_as_the_plain_one():
    kernel = Kernel()
    found = kernel.get(
        {"a": Always(4), "b": [Route.coder], "c": pd.Series([Always(4)], dtype=object)}
    )
    assert type(found["a"]) is float and found["a"] != 5
    assert type(found["b"][0]) is str
    assert [type(item) for item in found["c"]] == [float]
    assert type(kernel.get(Table({"a": [1]}))) is pd.DataFrame
    assert type(kernel.get(collections.Counter("aab"))) is dict
    point = collections.namedtuple("point", "low high")(1, 2)
    assert kernel.get(point) == (1, 2) and kernel.get(point).high == 2


class Model:
    def fit(self, texts, codes):
        self.classes_ = np.array(sorted(set(codes)))
        return self

    def predict(self, texts):
        return np.array([self.classes_[0]] * len(texts))

    def fail(self):
        return 1 / 0

    def __eq__(self, other):
        return True


def test_any_other_object_stays_and_passes_calls_on():
    model = Kernel().get(Model())
    assert type(model).__name__ == "Model" and hasattr(model, "fit")
    assert not hasattr(model, "nothing") and not callable(model) and model != 3
    fitted = model.fit(pd.Series(["a", "b"]), ["2", "1"])
    assert fitted.predict(pd.Series(["x", "y"])).tolist() == ["1", "1"]
    with pytest.raises(ZeroDivisionError) as error:
        model.fail()
    assert error.value.line == "return 1 / 0"


def test_the_same_object_is_the_same_again():
    model, other = Model(), Model()
    kernel = Kernel(build=lambda: model, fresh=Model)
    build, fresh = kernel.judge.name("build"), kernel.judge.name("fresh")
    assert build() is build() and fresh() is not fresh()
    assert kernel.get(other) is not build() and build()


def test_functions_classes_and_things_to_go_through_can_be_told_apart():
    kernel = Kernel()
    double, kind = kernel.get(lambda x: 2 * x), kernel.get(Model)
    assert callable(double) and double(pd.Series([1, 2])).tolist() == [2, 4]
    assert isinstance(kind, type) and not isinstance(double, type)
    assert list(kernel.get(n for n in range(3))) == [0, 1, 2]
    assert list(kernel.get({"a": 1}.values())) == [1]
    assert double(kernel.get(Always(2))) == 4


def test_a_name_that_is_not_there_and_an_unknown_error_are_told():
    class OwnError(Exception):
        pass

    def stops():
        raise OwnError("in my words")

    kernel = Kernel(stops=stops)
    with pytest.raises(exchange.NoSuchName):
        kernel.judge.name("nothing")
    with pytest.raises(exchange.RemoteError, match="in my words") as error:
        kernel.judge.name("stops")()
    assert type(error.value).__name__ == "OwnError"


@pytest.mark.parametrize(
    "line",
    ["return nx.has_path(nx.DiGraph([('a', 'b')]), value, 'b')", "return pd.Timestamp(value)"],
    ids=["decorated", "compiled"],
)
def test_an_error_inside_a_library_names_the_learners_line(line):
    # given a function that stops deep inside a library, whose frames have lines of their own
    source, names = f"def leads(value):\n    {line}", {"nx": nx, "pd": pd}
    linecache.cache["/tmp/ipykernel_1/2.py"] = (len(source), None, source.splitlines(True), "")
    exec(compile(source, "/tmp/ipykernel_1/2.py", "exec"), names)
    # when the judge calls it
    with pytest.raises(Exception) as stopped:
        Kernel().get(names["leads"])("no such thing")
    # then the line is the learner's
    assert stopped.value.line == line


class Runs:
    def __reduce__(self):
        return os.system, ("touch /tmp/mlcapacity-escaped",)


FORGED = [
    b"",
    b"no pickle",
    pickle.dumps(("value", Runs())),
    pickle.dumps(("value", np.float64(1))),
    pickle.dumps(("value", ("numbers", "O", [1], b"x" * 8, False))),
    pickle.dumps(("value", ("numbers", "f8", [5], b"x" * 8, False))),
    pickle.dumps(("value", ("object", 0, "a\0b", False, []))),
    pickle.dumps(("value", ("nothing known", 1))),
    pickle.dumps(("value",)),
    pickle.dumps("x"),
]


@pytest.mark.parametrize("reply", FORGED)
def test_a_forged_reply_runs_nothing_and_is_an_error_of_the_answer(reply):
    judge = exchange.Judge(lambda request: reply)
    with pytest.raises(exchange.RemoteError, match="cannot be read"):
        judge.name("value")
    assert not os.path.exists("/tmp/mlcapacity-escaped")


def test_a_result_that_is_too_large_is_refused_where_it_was_made():
    with pytest.raises(ValueError, match="too large"):
        Kernel().get(np.zeros(5_000_000))

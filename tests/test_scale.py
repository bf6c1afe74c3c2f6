"""The generator of the benchmark makes valid packages."""

from scripts.check import examine
from tests.conftest import AS_OF
from tests.scale import multiply


def test_a_multiplied_package_is_valid_and_larger(make_package, tmp_path):
    root = make_package()
    (root / "data/withdrawn.csv").write_text("record_id,withdrawn_on,reason,replaced_by\n")
    _, small = examine(root, AS_OF)
    _, large = examine(multiply(root, tmp_path / "large", 3), AS_OF)
    assert large.findings == ()
    assert large.rows["citations"] == 3 * small.rows["citations"]

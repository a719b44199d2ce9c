"""All measurements in turn: `make bench`, or `python -m benchmarks` in an environment with the extra `bench`."""

import runpy

MEASURES = (
    "start_up",
    "recalculate",
    "big_master",
    "check",
    "write_rows",
    "write_templates",
    "read_answers",
    "merge_answers",
    "region",
    "libreoffice_engine",
    "buttons",
    "udfs",
    "udfs_xlwings",
)


def main() -> None:
    """Each prints its own lines: figures, ratios against a named peer in the same run, the goal."""
    for name in MEASURES:
        print(f"\n== {name}", flush=True)
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()

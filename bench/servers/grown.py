"""The app with one package alone, read without the check, whose bounds are for uploads."""

import argparse
import os
from pathlib import Path

from lib import catalog
from lib.model.dataset import Dataset, read_dataset


def read_folder(folder: Path) -> Dataset:
    """The negotiation in a folder."""
    return read_dataset({path.name: path.read_bytes() for path in folder.iterdir()})


catalog.folders = lambda: [Path(os.environ["BENCH_FOLDER"])]
catalog.read_folder = read_folder

if __name__ == "__main__":
    from lib import serve

    parser = argparse.ArgumentParser()
    parser.add_argument("--port")
    raise SystemExit(serve.main(["--port", parser.parse_args().port]))

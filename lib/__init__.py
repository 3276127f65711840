"""Parley's library: everything below the pages, importable and tested without a browser."""

import pandas as pd

# Text as Python's own objects instead of Arrow's: the frames of one view are small, and for them
# every step through Arrow costs more than it saves; charts are drawn in 0.7 of the time.
pd.set_option("mode.string_storage", "python")

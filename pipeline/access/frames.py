"""The register in Python: a table or view as a pandas DataFrame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from normalizers.fields.all_fields import FIELDS
from pipeline.register.schema import VIEWS
from pipeline.register.table import BOOLEAN, INTEGER, Column, pyarrow_schema
from pipeline.register.views import open_register
from pipeline.sources.find import PROJECT

if TYPE_CHECKING:
    import pandas as pd

REGISTER = PROJECT / "data" / "processed"


def fields() -> tuple[str, ...]:
    """The columns of incidents that are read from a document's words, without those that only say more of another."""
    return tuple(column.name for field in FIELDS for column in field.columns if not column.detail)


def load(name: str, folder: Path | str = REGISTER) -> pd.DataFrame:
    """A table or view of the register (pipeline/register/schema.py: VIEWS) as a DataFrame.

    Days are datetime64, integers Int64 and booleans boolean, both with NA for NULL; columns with a closed list of
    values are categories in the schema's order; lists are lists. Raises ValueError for a name that is unknown and
    RegisterError where the folder holds no register.
    """
    if name not in VIEWS:
        raise ValueError(f"{name!r} is not in the register; there are {', '.join(VIEWS)}")
    view = VIEWS[name]
    with open_register(Path(folder)) as connection:
        table = connection.sql(f'FROM "{name}"').to_arrow_table().cast(pyarrow_schema(view))
    return _frame(table, view.columns)


def _frame(table: pa.Table, columns: tuple[Column, ...]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - a quarter of a second that the commands do not need

    types = {INTEGER: pd.Int64Dtype(), BOOLEAN: pd.BooleanDtype()}
    frame: pd.DataFrame = table.to_pandas(types_mapper=types.get, date_as_object=False)
    for column in columns:
        if pa.types.is_list(column.type):
            # pandas would hand out numpy arrays.
            frame[column.name] = pd.Series(table[column.name].to_pylist(), index=frame.index, dtype=object)
        elif column.enum:
            frame[column.name] = frame[column.name].astype(pd.CategoricalDtype(list(column.enum)))
    return frame

"""PDFium's functions that are called for every character or object, with addresses as plain numbers.

For such calls the conversions of pypdfium2 would cost most of the time. What is asked is for the other modules here.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from pypdfium2 import raw

from extractors.document.geometry import Array

Address = int
ADDRESS, INT = ctypes.c_void_p, ctypes.c_int


def _bare(function: object, result: type[ctypes._SimpleCData[Any]], *arguments: type[Any]) -> Callable[..., Any]:
    # ctypes' stubs do not know loaded functions.
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


char_unicode = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint, ADDRESS, INT)
char_is_added = _bare(raw.FPDFText_IsGenerated, INT, ADDRESS, INT)
char_box = _bare(raw.FPDFText_GetCharBox, INT, ADDRESS, INT, *[ADDRESS] * 4)
char_loose_box = _bare(raw.FPDFText_GetLooseCharBox, INT, ADDRESS, INT, ADDRESS)
char_origin = _bare(raw.FPDFText_GetCharOrigin, INT, ADDRESS, INT, *[ADDRESS] * 2)
char_owner = _bare(raw.FPDFText_GetTextObject, ctypes.c_size_t, ADDRESS, INT)
char_matrix = _bare(raw.FPDFText_GetMatrix, INT, ADDRESS, INT, ADDRESS)
char_size = _bare(raw.FPDFText_GetFontSize, ctypes.c_double, ADDRESS, INT)
text_font = _bare(raw.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
text_mode = _bare(raw.FPDFTextObj_GetTextRenderMode, INT, ADDRESS)
page_object = _bare(raw.FPDFPage_GetObject, ADDRESS, ADDRESS, INT)
form_count = _bare(raw.FPDFFormObj_CountObjects, INT, ADDRESS)
form_object = _bare(raw.FPDFFormObj_GetObject, ADDRESS, ADDRESS, ctypes.c_ulong)
object_kind = _bare(raw.FPDFPageObj_GetType, INT, ADDRESS)
object_matrix = _bare(raw.FPDFPageObj_GetMatrix, INT, ADDRESS, ADDRESS)
object_bounds = _bare(raw.FPDFPageObj_GetBounds, INT, ADDRESS, *[ADDRESS] * 4)
clip_of = _bare(raw.FPDFPageObj_GetClipPath, ADDRESS, ADDRESS)
clip_count = _bare(raw.FPDFClipPath_CountPaths, INT, ADDRESS)
clip_segments = _bare(raw.FPDFClipPath_CountPathSegments, INT, ADDRESS, INT)
clip_segment = _bare(raw.FPDFClipPath_GetPathSegment, ADDRESS, ADDRESS, INT, INT)
object_mark = _bare(raw.FPDFPageObj_GetMarkedContentID, INT, ADDRESS)
fill_colour = _bare(raw.FPDFPageObj_GetFillColor, INT, ADDRESS, *[ADDRESS] * 4)
stroke_colour = _bare(raw.FPDFPageObj_GetStrokeColor, INT, ADDRESS, *[ADDRESS] * 4)
stroke_width = _bare(raw.FPDFPageObj_GetStrokeWidth, INT, ADDRESS, ADDRESS)
clip_path = _bare(raw.FPDFPageObj_GetClipPath, ADDRESS, ADDRESS)
clip_count = _bare(raw.FPDFClipPath_CountPaths, INT, ADDRESS)
path_mode = _bare(raw.FPDFPath_GetDrawMode, INT, ADDRESS, *[ADDRESS] * 2)
path_count = _bare(raw.FPDFPath_CountSegments, INT, ADDRESS)
path_segment = _bare(raw.FPDFPath_GetPathSegment, ADDRESS, ADDRESS, INT)
segment_point = _bare(raw.FPDFPathSegment_GetPoint, INT, ADDRESS, *[ADDRESS] * 2)
segment_kind = _bare(raw.FPDFPathSegment_GetType, INT, ADDRESS)
segment_closes = _bare(raw.FPDFPathSegment_GetClose, INT, ADDRESS)


def address_of(handle: Any) -> Address:  # pypdfium2's handles have no type of their own
    """The address behind a handle of PDFium."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def addresses(array: Array) -> range:
    """Where the rows of an array stand."""
    first, step = array.ctypes.data, array.strides[0]
    return range(first, first + len(array) * step, step) if len(array) else range(0)


def columns(array: Array) -> tuple[range, ...]:
    """Where the values of each column of an array stand."""
    return tuple(addresses(array[:, column]) for column in range(array.shape[1]))


def call_each(function: Callable[..., Any], *arguments: Iterable[int]) -> None:
    """Call a function, which puts its answers where an address tells, with each set of arguments."""
    deque(map(function, *arguments), maxlen=0)

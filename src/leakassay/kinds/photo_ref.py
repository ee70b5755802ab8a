"""Picture, or where one lies.

A file name or address that ends as a picture does, or a picture itself in base64.

* Standard: RFC 2397 (data), the extensions in use
* Shape: `....jpg` and its like; `data:image/...`; base64 of JPEG or PNG
* Personal: direct identifier where it shows a face
* A report may show nothing

>>> canonical('/faces/000123.JPG')
'/faces/000123.JPG'
>>> canonical('000123')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_NAMES = "jpe?g|jpe|jfif|png|gif|bmp|webp|tiff?|heic|heif|svg|avif|ico"
SHAPE = Shape(
    [
        Rule(rf"[^\n]*[^ \n]\.(?:{_NAMES})(?:[?#!][^ \n]*)?", family=1),
        Rule("data:image/[a-z+.-]+;base64,[^ ]+", family=2),
        Rule("(?:/9j/|iVBORw0KGgo|R0lGOD)[A-Za-z0-9+/=\r\n]*", family=3),
    ],
    ignore_case=True,
)

KIND = Kind(
    name="photo_ref",
    sensitivity=Sensitivity.DIRECT,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.02,
)
canonical = KIND.canonical

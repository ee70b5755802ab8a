r"""Free text.

Notes, descriptions, messages, narratives; personal data may stand inside.

* Standard: none
* Shape: any length up to 16 million characters, no control characters
* Personal: what stands inside decides; phones, e-mails, numbers and names in it are counted
* A report may show nothing

>>> canonical('called,  no answer')
'called, no answer'
>>> canonical('bell\x07')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: control characters
"""

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.wording import ANY_DIGITS, Wording

KIND = Wording(longest=1 << 24, digits=ANY_DIGITS, letters=False, marks="").kind(
    "free_text", Sensitivity.QUASI
)
canonical = KIND.canonical

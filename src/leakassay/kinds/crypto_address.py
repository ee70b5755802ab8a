"""Address of a cryptocurrency.

By alphabet, prefix and length; the check sums (double SHA-256 in base58, BCH in bech32) are not
reckoned, since the alphabet alone leaves little to chance.

* Standard: BIP 13, BIP 173, BIP 350, EIP-55, CryptoNote
* Shape: Bitcoin, Litecoin, Dogecoin, Ethereum, Tron, Ripple, Monero, Bitcoin Cash
* Personal: quasi-identifier, tied to every payment
* A report may show the first four characters

>>> canonical('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')
'1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
>>> canonical('0xde709f2102306220921060314715629080e2fb7')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_B58 = "[1-9A-HJ-NP-Za-km-z]"
_B32 = "[02-9ac-hj-np-z]"
SHAPE = Shape(
    [
        Rule(r"\d+|[A-Za-z]+", fault="shape"),
        Rule(f"[13]{_B58}{{25,34}}", family=1),
        Rule(f"(?:bc1|BC1)(?:{_B32}{{11,71}}|[02-9AC-HJ-NP-Z]{{11,71}})", family=1),
        Rule("0x[0-9a-fA-F]{40}", family=2),
        Rule(f"T{_B58}{{33}}", family=3),
        Rule(f"[LM]{_B58}{{26,33}}|ltc1{_B32}{{11,71}}", family=4),
        Rule(f"D[5-9A-HJ-NP-U]{_B58}{{32}}", family=5),
        Rule(f"r{_B58}{{24,34}}", family=6),
        Rule(f"[48][0-9AB]{_B58}{{93}}", family=7),
        Rule(f"bitcoincash:[qp]{_B32}{{41}}", family=8),
    ]
)


def _mask(text: str) -> str:
    return text[:4] + "•••"


KIND = Kind(
    name="crypto_address",
    sensitivity=Sensitivity.QUASI,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.05,
    mask=_mask,
)
canonical = KIND.canonical

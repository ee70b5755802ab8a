"""The national numbers: one module, one kind, in the folder of its country."""

_LISTED = """
    br.cnpj br.cpf
    ca.sin
    cl.rut
    cn.ric cn.uscc
    de.idnr
    es.dni es.nie
    fr.nir
    gb.nhs gb.nino
    hk.hkid
    in_.aadhaar in_.pan
    it.codicefiscale
    jp.my_number
    kr.rrn
    mx.curp mx.rfc
    nl.bsn
    pl.pesel
    tw.id
    us.ein us.itin us.npi us.ssn
"""
MODULES = tuple(f"leakassay.kinds.{name}" for name in _LISTED.split())

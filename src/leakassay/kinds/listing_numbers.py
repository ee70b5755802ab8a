"""The numbers that states give people: one module, one kind, in the folder of its country."""

_LISTED = """
    passport driving_licence voter_id
    ae.eid
    al.nid
    ar.cuit ar.dni
    at.vnr
    au.medicare au.tfn
    ba.jmbg
    be.nn
    bg.egn
    br.cnpj br.cpf br.pis
    by.pn
    ca.sin
    ch.ssn
    cl.rut
    cn.ric cn.uscc
    co.cc co.nit
    cu.ni
    cz.rc
    de.idnr de.svnr
    dk.cpr
    do.cedula
    ec.ci
    ee.ik
    eg.nid
    es.dni es.nie es.nif
    fi.hetu
    fr.nif fr.nir
    gb.chi gb.nhs gb.nino
    gh.card
    gr.amka
    gt.nit
    hk.hkid
    hr.oib
    hu.adoazonosito hu.anum hu.szemelyi hu.taj
    id.nik
    ie.pps
    il.idnr
    in_.aadhaar in_.gstin in_.pan in_.vid
    ir.meli
    is_.kennitala
    it.codicefiscale
    jp.my_number
    kr.rrn
    kw.civil
    kz.iin
    lk.nic
    lt.asmens
    lu.matricule
    lv.pk
    md.idnp
    me.jmbg
    mk.embg
    mu.nid
    mx.curp mx.rfc
    my.nric
    nl.bsn
    no.fodselsnummer
    nz.ird
    pe.cui pe.ruc
    pk.cnic
    pl.pesel
    pt.cc pt.nif
    py.ruc
    ro.cnp
    rs.jmbg
    ru.inn ru.snils
    sa.nid
    se.personnummer
    sg.nric
    si.emso
    th.pin
    tr.tckimlik
    tw.id
    tz.nida
    ua.rntrc
    us.ein us.itin us.mbi us.npi us.ssn
    uy.ci
    uz.pinfl
    ve.rif
    vn.cccd
    za.idnr
"""
MODULES = tuple(f"leakassay.kinds.{name}" for name in _LISTED.split())

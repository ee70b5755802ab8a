"""Turkey."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import composed

TURKEY = Country(
    code="TR",
    number_kind="tr.tckimlik",
    number_name="tc_kimlik",
    men=(
        "Mehmet", "Mustafa", "Ahmet", "Ali", "Hüseyin", "Hasan", "İbrahim", "İsmail", "Osman", "Yusuf",
        "Murat", "Ömer", "Ramazan", "Halil", "Süleyman", "Abdullah", "Mahmut", "Recep", "Salih", "Fatih",
        "Kadir", "Emre", "Hakan", "Adem", "Kemal", "Yaşar", "Bekir", "Musa", "Metin", "Orhan", "Bayram",
        "Serkan", "Veli", "Serdar", "Burak", "Furkan", "Enes", "Kerem", "Eymen", "Mert", "Emirhan", "Can",
        "Deniz", "Volkan", "Cem", "Tolga", "Ercan", "Levent", "Cengiz", "Selim",
    ),
    women=(
        "Fatma", "Ayşe", "Emine", "Hatice", "Zeynep", "Elif", "Meryem", "Şerife", "Zehra", "Sultan",
        "Hanife", "Merve", "Havva", "Zeliha", "Esra", "Fadime", "Özlem", "Hacer", "Melek", "Yasemin",
        "Hülya", "Cemile", "Sevim", "Gülsüm", "Leyla", "Dilek", "Büşra", "Aysel", "Songül", "Kübra",
        "Halime", "Esma", "Aynur", "Hayriye", "Kadriye", "Tuğba", "Rabia", "Sevgi", "Nur", "Defne",
        "Ecrin", "Azra", "Miray", "Hiranur", "Eylül", "Nesrin", "Filiz", "Gamze", "Ebru", "Derya",
    ),
    families=composed(
        (
            "Yılmaz", "Kaya", "Demir", "Çelik", "Şahin", "Yıldız", "Yıldırım", "Öztürk", "Aydın",
            "Özdemir", "Arslan", "Doğan", "Kılıç", "Aslan", "Çetin", "Kara", "Koç", "Kurt", "Özkan",
            "Şimşek", "Polat", "Korkmaz", "Özcan", "Çakır", "Erdoğan", "Yavuz", "Can", "Acar", "Şen",
            "Aktaş", "Güler", "Yalçın", "Güneş", "Bozkurt", "Bulut", "Keskin", "Ünal", "Turan", "Gül",
            "Özer", "Işık", "Kaplan", "Avcı", "Sarı", "Tekin", "Taş", "Köse", "Yüksel", "Ateş", "Aksoy",
            "Coşkun", "Kılınç", "Turgut", "Uçar", "Tunç", "Ceylan", "Karaca", "Durmaz", "Ekinci", "Bayram",
            "Duman", "Uysal", "Karakaya", "Toprak", "Er", "Gündüz", "Kahraman", "Çiftçi", "Altun", "Uzun",
            "Balcı", "Kocaman", "Türk", "Baş", "Karataş", "Demirci", "Güven", "Erdem", "Soylu", "Akın",
            "Albayrak", "Şeker", "Oral", "Tan", "Dağ", "Bilgin", "Genç", "Deniz", "Ay", "Çoban",
        ),
        (
            "Ak", "Kara", "Öz", "Yıl", "Er", "Gül", "Demir", "Kaya", "Taş", "Tok", "Güneş", "Ay", "Bay",
            "Can", "Çelik", "Doğan", "Gök", "Kılıç", "Kurt", "Sarı", "Uz", "Yavuz", "Yurt", "Aslan", "Koç",
            "Polat", "Şen", "Tek", "Tunç", "Ün",
        ),
        ("türk", "demir", "kaya", "taş", "han", "soy", "oğlu", "er",
         "gül", "can", "man", "baş", "tekin", "bulut", "dağ"),
    ),
    towns=(
        Town("İstanbul", "İstanbul", 34010, 34990),
        Town("Ankara", "Ankara", 6010, 6980),
        Town("İzmir", "İzmir", 35010, 35980),
        Town("Bursa", "Bursa", 16010, 16980),
        Town("Antalya", "Antalya", 7010, 7990),
        Town("Adana", "Adana", 1010, 1980),
        Town("Konya", "Konya", 42010, 42980),
        Town("Gaziantep", "Gaziantep", 27010, 27980),
        Town("Kayseri", "Kayseri", 38010, 38980),
    ),
    streets=(
        "Atatürk Caddesi", "Cumhuriyet Caddesi", "İnönü Caddesi", "İstiklal Caddesi", "Fatih Sokak",
        "Gül Sokak", "Lale Sokak", "Okul Sokak", "Cami Sokak", "Çınar Sokak", "Menekşe Sokak",
        "Barış Sokak", "Zafer Sokak", "Yıldız Sokak", "Fevzi Çakmak Caddesi", "Gazi Caddesi",
        "Mimar Sinan Caddesi", "Mevlana Caddesi", "Karanfil Sokak", "Papatya Sokak",
    ),
    street=("", " No: ", ""),
    prefixes=(
        "+90 532", "+90 533", "+90 542", "+90 505", "+90 535", "+90 543", "+90 506", "+90 555",
    ),
    subscriber=7,
    domains=(
        "gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "mynet.com", "icloud.com",
        "windowslive.com",
    ),
    postcode=(5, 0),
    named_after=("", " Sokak"),
)  # fmt: skip

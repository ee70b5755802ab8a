"""Poland."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import composed

POLAND = Country(
    code="PL",
    number_kind="pl.pesel",
    number_name="pesel",
    men=(
        "Piotr", "Krzysztof", "Andrzej", "Tomasz", "Jan", "Paweł", "Michał", "Marcin", "Stanisław",
        "Jakub", "Adam", "Marek", "Łukasz", "Grzegorz", "Mateusz", "Wojciech", "Mariusz", "Dariusz",
        "Maciej", "Zbigniew", "Rafał", "Robert", "Kamil", "Jerzy", "Dawid", "Szymon", "Jacek", "Janusz",
        "Kacper", "Ryszard", "Tadeusz", "Artur", "Henryk", "Sławomir", "Sebastian", "Damian", "Józef",
        "Przemysław", "Jarosław", "Patryk", "Bartosz", "Mirosław",
    ),
    women=(
        "Anna", "Katarzyna", "Maria", "Małgorzata", "Agnieszka", "Barbara", "Ewa", "Krystyna", "Magdalena",
        "Elżbieta", "Joanna", "Aleksandra", "Zofia", "Monika", "Teresa", "Danuta", "Natalia", "Karolina",
        "Marta", "Julia", "Beata", "Dorota", "Janina", "Alicja", "Jadwiga", "Jolanta", "Iwona", "Grażyna",
        "Justyna", "Paulina", "Halina", "Wiktoria", "Irena", "Zuzanna", "Helena", "Bożena", "Aneta",
        "Renata", "Kinga", "Sylwia", "Edyta", "Oliwia",
    ),
    families=composed(
        (
            "Nowak", "Wójcik", "Kowalczyk", "Woźniak", "Mazur", "Krawczyk", "Zając", "Król", "Wieczorek",
            "Wróbel", "Stępień", "Nowicki", "Adamczyk", "Dudek", "Pawlak", "Sikora", "Walczak", "Baran",
            "Michalak", "Szewczyk", "Ostrowski", "Tomaszewski", "Pietrzak", "Duda", "Zalewski",
            "Wróblewski", "Jasiński", "Marciniak", "Bąk", "Zawadzki", "Sadowski", "Jakubowski", "Wilk",
            "Włodarczyk", "Chmielewski", "Borkowski", "Sokołowski", "Szczepański", "Sawicki", "Kucharski",
            "Lis", "Kubiak", "Kalinowski", "Wysocki", "Mazurek", "Maciejewski", "Kołodziej", "Kaźmierczak",
            "Czarnecki", "Sobczak", "Głowacki", "Urban", "Sikorski", "Krupa", "Ziółkowski", "Szymczak",
            "Laskowski", "Wasilewski", "Gajewski", "Mróz", "Zakrzewski", "Makowski", "Brzeziński",
            "Przybylski", "Kaczmarczyk", "Baranowski", "Borowski", "Błaszczyk", "Cieślak", "Chojnacki",
            "Szczepaniak", "Kania", "Janik", "Górecki", "Kozak", "Leszczyński", "Lipiński", "Urbański",
            "Mucha", "Kowalewski", "Markowski", "Tomczyk", "Czerwiński", "Musiał", "Stefański",
            "Gołębiowski", "Domański", "Kurek", "Socha", "Kopeć", "Żak", "Orłowski",
        ),
        (
            "Kowal", "Wiśniew", "Dąbrow", "Kamiń", "Lewandow", "Zieliń", "Szymań", "Kozłow", "Jankow",
            "Wojciechow", "Kwiatkow", "Kaczmar", "Piotrow", "Grabow", "Pawłow", "Michal", "Nowak", "Adam",
            "Jabłoń", "Majew", "Olszew", "Jawor", "Malinow", "Witkow", "Rutkow", "Góral", "Biel", "Sobol",
            "Tarnow", "Wierzb",
        ),
        ("ski", "czyk", "ewicz", "ik", "ak", "icki", "owski", "ek"),
    ),
    towns=(
        Town("Warszawa", "mazowieckie", 1, 4999),
        Town("Kraków", "małopolskie", 30001, 31999),
        Town("Łódź", "łódzkie", 90001, 94413),
        Town("Wrocław", "dolnośląskie", 50001, 54618),
        Town("Poznań", "wielkopolskie", 60001, 61897),
        Town("Gdańsk", "pomorskie", 80001, 80958),
        Town("Szczecin", "zachodniopomorskie", 70001, 71899),
        Town("Lublin", "lubelskie", 20001, 20950),
        Town("Katowice", "śląskie", 40001, 40881),
    ),
    streets=(
        "Polna", "Leśna", "Słoneczna", "Krótka", "Szkolna", "Ogrodowa", "Lipowa", "Brzozowa", "Łąkowa",
        "Kwiatowa", "Sosnowa", "Kościelna", "Akacjowa", "Parkowa", "Zielona", "Kolejowa", "Mickiewicza",
        "Kościuszki", "Sienkiewicza", "Piłsudskiego",
    ),
    street=("ul. ", " ", ""),
    prefixes=(
        "+48 50", "+48 60", "+48 66", "+48 69", "+48 72", "+48 78", "+48 88", "+48 51", "+48 53", "+48 79",
        "+48 73", "+48 57",
    ),
    subscriber=7,
    domains=("gmail.com", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "op.pl", "vp.pl", "poczta.onet.pl"),
    postcode=(5, 2),
)  # fmt: skip

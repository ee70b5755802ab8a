"""Brazil."""

from leakassay.simulate.countries.interface import Country, Town

BRAZIL = Country(
    code="BR",
    men=(
        "José", "João", "Antônio", "Francisco", "Carlos", "Paulo", "Pedro", "Lucas", "Luiz", "Marcos",
        "Luís", "Gabriel", "Rafael", "Daniel", "Marcelo", "Bruno", "Eduardo", "Felipe", "Raimundo",
        "Rodrigo", "Manoel", "Mateus", "André", "Fernando", "Fábio", "Leonardo", "Gustavo", "Guilherme",
        "Leandro", "Tiago", "Anderson", "Ricardo", "Márcio", "Jorge", "Sebastião", "Alexandre", "Roberto",
        "Edson", "Diego", "Vítor", "Sérgio", "Cláudio",
    ),
    women=(
        "Maria", "Ana", "Francisca", "Antônia", "Adriana", "Juliana", "Márcia", "Fernanda", "Patrícia",
        "Aline", "Sandra", "Camila", "Amanda", "Bruna", "Jéssica", "Letícia", "Júlia", "Luciana", "Vanessa",
        "Mariana", "Gabriela", "Vera", "Vitória", "Larissa", "Cláudia", "Beatriz", "Rita", "Luana", "Sônia",
        "Renata", "Eliane", "Josefa", "Simone", "Natália", "Cristiane", "Carla", "Débora", "Rosângela",
        "Jaqueline", "Rosa", "Daniela", "Aparecida",
    ),
    families=(
        "Silva", "Santos", "Oliveira", "Souza", "Rodrigues", "Ferreira", "Alves", "Pereira", "Lima",
        "Gomes", "Costa", "Ribeiro", "Martins", "Carvalho", "Almeida", "Lopes", "Soares", "Fernandes",
        "Vieira", "Barbosa", "Rocha", "Dias", "Nascimento", "Andrade", "Moreira", "Nunes", "Marques",
        "Machado", "Mendes", "Freitas", "Cardoso", "Ramos", "Gonçalves", "Santana", "Teixeira", "Araújo",
        "Cavalcante", "Moura", "Monteiro", "Pinto", "Correia", "Reis", "Castro", "Campos", "Batista",
        "Duarte", "Barros", "Melo", "Cunha", "Azevedo", "Borges", "Moraes", "Miranda", "Nogueira",
        "Pinheiro", "Farias", "Brito", "Guimarães", "Sales", "Rezende", "Fonseca", "Xavier", "Coelho",
        "Tavares", "Peixoto", "Aguiar", "Macedo", "Leite", "Viana", "Torres", "Neves", "Sampaio", "Queiroz",
        "Pires", "Paiva", "Assis", "Bezerra", "Siqueira", "Magalhães", "Amaral", "Lacerda", "Medeiros",
        "Maciel", "Mota",
    ),
    towns=(
        Town("São Paulo", "SP", 1001000, 5899999),
        Town("Rio de Janeiro", "RJ", 20010000, 23799999),
        Town("Belo Horizonte", "MG", 30110000, 31999999),
        Town("Salvador", "BA", 40010000, 42599999),
        Town("Curitiba", "PR", 80010000, 82999999),
        Town("Porto Alegre", "RS", 90010000, 91999999),
        Town("Recife", "PE", 50010000, 52999999),
        Town("Fortaleza", "CE", 60010000, 61599999),
    ),
    streets=(
        "das Flores", "Sete de Setembro", "XV de Novembro", "Tiradentes", "Dom Pedro II", "São José",
        "Santos Dumont", "Rui Barbosa", "da Paz", "Santa Maria", "Castro Alves", "das Palmeiras", "Bahia",
        "Minas Gerais", "São João", "Amazonas", "Duque de Caxias", "Goiás", "Paraná", "Vinte e Um de Abril",
    ),
    street=("Rua ", ", ", ""),
    prefixes=("+55 11 9", "+55 21 9", "+55 31 9", "+55 71 9", "+55 41 9", "+55 51 9", "+55 81 9", "+55 85 9"),
    subscriber=8,
    domains=(
        "gmail.com",
        "hotmail.com",
        "yahoo.com.br",
        "outlook.com",
        "bol.com.br",
        "uol.com.br",
        "terra.com.br",
        "ig.com.br",
    ),
    postcode=(8, 5),
    two_families=True,
)  # fmt: skip
